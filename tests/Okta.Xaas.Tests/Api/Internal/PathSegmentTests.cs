using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Api.Internal;

namespace Okta.Xaas.Tests.Api.Internal;

public class PathSegmentTests
{
    [Theory]
    [InlineData("00u1", "00u1")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("...", "...")]
    [InlineData("%2F", "%252F")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("a\\b", "a%5Cb")]
    [InlineData(" a ", "%20a%20")]
    [InlineData("😀", "%F0%9F%98%80")]
    public void Escapes_what_means_something_in_a_URL(string id, string escaped) => PathSegment.Escape(id).Should().Be(escaped);

    [Fact]
    public void Any_id_is_one_segment_of_the_address_and_comes_back_unchanged() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonWhiteSpaceString>().Filter(id => id.Item is not ("." or "..") && id.Item.IsNormalized()),
            id =>
            {
                var address = new Uri("https://example.okta.com/users/" + PathSegment.Escape(id.Item) + "/end");
                return address.Segments.Length == 4 && Uri.UnescapeDataString(address.PathAndQuery.Split('/')[2]) == id.Item;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_the_callers_argument()
    {
        var userId = "..";
        FluentActions.Invoking(() => PathSegment.Escape(userId)).Should().Throw<ArgumentException>().WithParameterName(nameof(userId));
    }
}

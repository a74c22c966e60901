using Okta.Xaas.Api.Internal;

namespace Okta.Xaas.Tests.Api.Internal;

public class LinkHeaderTests
{
    [Theory]
    [InlineData("<https://x.test/m?after=c1&limit=2>; rel=\"next\"", "c1")]
    [InlineData("<https://x.test/m?limit=2&after=c1>;rel=next", "c1")]
    [InlineData("</m?after=c1>; title=\"a, b; rel=self\"; REL=\"prev NEXT\"", "c1")]
    [InlineData("<https://x.test/m?a=,b>; rel=\"self\", <https://x.test/m?after=a%2Fb%3D%2B+c>; rel=\"next\"", "a/b=+ c")]
    [InlineData("<https://x.test/m?after=c1#part>; rel=\"next\"", "c1")]
    [InlineData("<https://x.test/m?after=c1>; rel=\"self\"", null)]
    [InlineData("<https://x.test/m?after=c1>", null)]
    [InlineData("<https://x.test/m?after=>; rel=\"next\"", null)]
    [InlineData("<https://x.test/m?thereafter=c1>; rel=\"next\"", null)]
    [InlineData("<https://x.test/m>; rel=\"next\"", null)]
    [InlineData("<https://x.test/m?after=c1; rel=\"next\"", null)]
    [InlineData("", null)]
    public void Finds_the_cursor_of_the_next_page(string header, string? cursor) => LinkHeader.NextCursor([header]).Should().Be(cursor);

    [Fact]
    public void Looks_through_all_headers() =>
        LinkHeader.NextCursor(["<https://x.test/m>; rel=\"self\"", "<https://x.test/m?after=c2>; rel=\"next\""]).Should().Be("c2");
}

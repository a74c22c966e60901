using System.Net;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Api;

/// <summary>Looking for one whom the identity source may not know.</summary>
public class FindTests
{
    private const string NotFound = """{"errorCode":"E0000007","errorSummary":"Not found","errorId":"oae1","errorCauses":[]}""";

    [Fact]
    public async Task Gives_what_Okta_has()
    {
        using var users = new Wire(Wire.Okta(200, """{"externalId":"E/1"}"""));
        using var groups = new Wire(Wire.Okta(200, """{"externalId":"G1"}"""));

        (await users.Api.FindUserAsync("E/1"))!.ExternalId.Should().Be("E/1");
        (await groups.Api.FindGroupAsync("G1"))!.ExternalId.Should().Be("G1");
        (users.Request.Method, users.Request.Target).Should().Be(("GET", Wire.Root + "/users/E%2F1"));
        (groups.Request.Method, groups.Request.Target).Should().Be(("GET", Wire.Root + "/groups/G1"));
    }

    [Fact]
    public async Task Gives_nothing_for_one_that_Okta_does_not_know()
    {
        using var wire = new Wire(Wire.Okta(404, NotFound), Wire.Okta(404, NotFound));

        (await wire.Api.FindUserAsync("E1")).Should().BeNull();
        (await wire.Api.FindGroupAsync("G1")).Should().BeNull();
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Asks_nobody_for_an_id_that_no_URL_can_carry(string id)
    {
        using var wire = new Wire();

        (await wire.Api.FindUserAsync(id)).Should().BeNull();
        (await wire.Api.FindGroupAsync(id)).Should().BeNull();
        wire.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Throws_for_every_other_refusal()
    {
        using var wire = new Wire(Wire.Okta(403, """{"errorCode":"E0000006","errorSummary":"Access denied","errorId":"oae1","errorCauses":[]}"""));

        (await wire.Api.Invoking(api => api.FindUserAsync("E1")).Should().ThrowAsync<OktaApiException>()).Which.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Refuses_a_blank_id_and_no_API()
    {
        using var wire = new Wire();
        await wire.Api.Invoking(api => api.FindUserAsync(" ")).Should().ThrowAsync<ArgumentException>();
        await wire.Api.Invoking(api => api.FindGroupAsync(null!)).Should().ThrowAsync<ArgumentException>();
        await FluentActions.Invoking(() => ((IIdentitySourcesApi)null!).FindUserAsync("E1")).Should().ThrowAsync<ArgumentNullException>();
    }
}

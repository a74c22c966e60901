using Okta.Xaas.Tests.Api.Support;
using Refit;

namespace Okta.Xaas.Tests.Api;

/// <summary>For those who call Refit themselves.</summary>
public class IdentitySourcesApiClientTests
{
    [Fact]
    public async Task Refit_can_be_called_on_the_client_with_the_settings()
    {
        using var network = new ScriptedHandler(Wire.Answer(200, """{"externalId":"E1"}"""), Wire.Answer(404, """{"errorCode":"E0000007"}"""));
        using var client = IdentitySourcesApi.CreateClient(Wire.Options(), network);
        var api = RestService.ForGenerated<IIdentitySourcesApi>(client, IdentitySourcesApi.RefitSettings());

        (await api.GetUserAsync("E1")).ExternalId.Should().Be("E1");
        (await api.Awaiting(a => a.GetUserAsync("E2")).Should().ThrowAsync<OktaApiException>()).Which.ErrorCode.Should().Be("E0000007");

        network.Requests.Should().OnlyContain(request => request.Headers["Authorization"] == "SSWS " + Wire.Token);
    }

    [Fact]
    public async Task Nothing_else_can_be_sent_with_the_credentials()
    {
        using var network = new ScriptedHandler();
        using var client = IdentitySourcesApi.CreateClient(Wire.Options(), network);

        await client.Invoking(http => http.GetAsync(new Uri("users", UriKind.Relative))).Should().ThrowAsync<InvalidOperationException>();

        network.Requests.Should().BeEmpty();
    }

    [Fact]
    public void The_client_has_the_address_and_no_time_limit_of_its_own()
    {
        using var client = IdentitySourcesApi.CreateClient(Wire.Options());
        client.BaseAddress.Should().Be("https://example.okta.com/api/v1/identity-sources/0oaSource");
        client.Timeout.Should().Be(Timeout.InfiniteTimeSpan, "each attempt has one");
    }

    [Fact]
    public async Task What_was_made_for_the_connection_is_disposed_of_with_it()
    {
        var options = Wire.Options();
        options.ApiToken = null;
        options.OAuth.ClientId = "0oaClient";
        options.OAuth.PrivateKey = """{"kty":"RSA"}""";
        FluentActions.Invoking(() => IdentitySourcesApi.Create(options)).Should().Throw<Microsoft.Extensions.Options.OptionsValidationException>("a key that cannot be read is a fault of the options");

        var api = IdentitySourcesApi.Create(Wire.Options());
        api.Dispose();
        await api.Awaiting(a => a.ListSessionsAsync()).Should().ThrowAsync<ObjectDisposedException>();
        await api.Awaiting(a => a.DeleteUserAsync("E1")).Should().ThrowAsync<ObjectDisposedException>();
    }
}

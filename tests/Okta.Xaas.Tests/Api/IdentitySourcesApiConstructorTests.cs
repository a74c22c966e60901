using Microsoft.Extensions.Options;
using Okta.Xaas.Api;
using Okta.Xaas.Tests.Api.Support;
using RichardSzalay.MockHttp;

namespace Okta.Xaas.Tests.Api;

/// <summary>The API on a client of the caller's.</summary>
public class IdentitySourcesApiConstructorTests
{
    [Fact]
    public async Task The_constructor_uses_the_callers_client_and_never_the_token()
    {
        using var mock = new MockHttpMessageHandler();
        mock.Expect("https://example.okta.com" + Wire.Root + "/sessions").With(request => request.Headers.Authorization is null).Respond("application/json", "[]");
        using var client = new HttpClient(mock) { BaseAddress = new Uri("https://elsewhere.test/base/") };
        using (var api = new IdentitySourcesApi(client, Wire.Options())) await api.ListSessionsAsync();

        mock.VerifyNoOutstandingExpectation();
        client.CancelPendingRequests(); // Would throw had it been disposed.
    }

    [Fact]
    public void The_constructor_checks_its_arguments()
    {
        using var client = new HttpClient();
        FluentActions.Invoking(() => new IdentitySourcesApi((HttpClient)null!, Wire.Options())).Should().Throw<ArgumentNullException>().WithParameterName("httpClient");
        FluentActions.Invoking(() => new IdentitySourcesApi(client, null!)).Should().Throw<ArgumentNullException>().WithParameterName("options");
        FluentActions.Invoking(() => new IdentitySourcesApi(client, new OktaXaasOptions { ApiToken = "x" })).Should().Throw<OptionsValidationException>();
    }

    [Fact]
    public async Task A_client_factory_is_asked_at_every_call()
    {
        using var mock = new MockHttpMessageHandler();
        mock.When("*").Respond("application/json", "[]");
        var made = 0;
        using var api = new IdentitySourcesApi(
            () =>
            {
                made++;
                return new HttpClient(mock, disposeHandler: false);
            },
            Wire.Options());

        await api.ListSessionsAsync();
        await api.ListSessionsAsync();

        made.Should().Be(2);
    }

    [Fact]
    public async Task The_clients_own_time_limit_is_a_missing_answer()
    {
        using var hanging = new HangingHandler();
        using var client = new HttpClient(hanging) { Timeout = TimeSpan.FromMilliseconds(1) };
        using var api = new IdentitySourcesApi(client, Wire.Options());

        var thrown = (await api.Awaiting(a => a.CreateSessionAsync()).Should().ThrowAsync<OktaApiException>()).Which;

        thrown.StatusCode.Should().BeNull();
        thrown.InnerException.Should().BeOfType<TimeoutException>();
        thrown.Message.Should().StartWith("No answer from Okta to createIdentitySourceSession. The time limit");
    }
}

using Okta.Xaas.Authentication;
using Okta.Xaas.Http.Internal;
using Okta.Xaas.Tests.Api.Support;

namespace Okta.Xaas.Tests.Http.Internal;

public class AuthenticationHandlerTests
{
    [Theory]
    [InlineData("https://example.okta.com", "https://example.okta.com/api/v1/x")]
    [InlineData("https://example.okta.com", "https://EXAMPLE.okta.com:443/api")]
    [InlineData("https://example.okta.com:8443", "https://example.okta.com:8443/api")]
    [InlineData("http://localhost:5000", "http://localhost:5000/api")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/api")]
    public async Task Signs_what_goes_to_the_org(string org, string target)
    {
        using var network = new ScriptedHandler(Wire.Answer(200));

        await SendAsync(network, org, target);

        network.Requests.Should().ContainSingle().Which.Headers["Authorization"].Should().Be("SSWS " + Wire.Token);
    }

    [Theory]
    [InlineData("https://example.okta.com", "https://other.okta.com/api")]
    [InlineData("https://example.okta.com", "https://example.okta.com.evil.test/api")]
    [InlineData("https://example.okta.com", "https://evil.test/example.okta.com")]
    [InlineData("https://example.okta.com", "https://example.okta.com@evil.test/api")]
    [InlineData("https://example.okta.com", "http://example.okta.com/api")]
    [InlineData("https://example.okta.com", "http://example.okta.com:443/api")]
    [InlineData("https://example.okta.com", "https://example.okta.com:8443/api")]
    [InlineData("http://example.okta.com", "http://example.okta.com/api")]
    [InlineData("http://localhost:5000", "http://localhost:5001/api")]
    [InlineData("http://localhost:5000", "http://127.0.0.1:5000/api")]
    public async Task Sends_nothing_to_anybody_else(string org, string target)
    {
        using var network = new ScriptedHandler();

        await network.Awaiting(n => SendAsync(n, org, target)).Should().ThrowAsync<InvalidOperationException>();

        network.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_request_that_cannot_be_signed_is_not_sent()
    {
        using var network = new ScriptedHandler();
        using var handler = new AuthenticationHandler(new ThrowingCredential(), new Uri("https://example.okta.com")) { InnerHandler = network };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://example.okta.com/");

        await invoker.Awaiting(i => i.SendAsync(request, default)).Should().ThrowAsync<InvalidOperationException>().WithMessage("no token");

        network.Requests.Should().BeEmpty();
    }

    private static async Task SendAsync(ScriptedHandler network, string org, string target)
    {
        using var handler = new AuthenticationHandler(new ApiTokenCredential(Wire.Token), new Uri(org)) { InnerHandler = network };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        using var response = await invoker.SendAsync(request, default);
    }

    private sealed class ThrowingCredential : IOktaCredential
    {
        public ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new InvalidOperationException("no token");
    }
}

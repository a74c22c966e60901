using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Tests.Api.Support;

/// <summary>The API over a network that answers what a test says and remembers what it was asked.</summary>
internal sealed class Wire : IDisposable
{
    public const string Root = "/api/v1/identity-sources/0oaSource";
    public const string Token = "00SecretTokenValue";

    private readonly ScriptedHandler _network;

    public Wire(params IEnumerable<Func<HttpResponseMessage>> answers)
        : this(null, answers)
    {
    }

    public Wire(ILoggerFactory? loggerFactory, IEnumerable<Func<HttpResponseMessage>> answers, RetryOptions? retry = null)
    {
        _network = new(answers);
        var options = Options();
        if (retry is not null) options.Retry = retry;
        Api = IdentitySourcesApi.Create(options, _network, timeProvider: Clock, loggerFactory: loggerFactory);
    }

    public IIdentitySourcesConnection Api { get; }

    public VirtualTimeProvider Clock { get; } = new(autoAdvance: true);

    public List<WireRequest> Requests => _network.Requests;

    public WireRequest Request => Requests.Should().ContainSingle().Subject;

    public static OktaXaasOptions Options() => new()
    {
        OktaDomain = new Uri("https://example.okta.com"),
        IdentitySourceId = "0oaSource",
        ApiToken = Token,
    };

    public static Func<HttpResponseMessage> Answer(int status, string body = "", string mediaType = "application/json", params (string Name, string Value)[] headers) => () =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        return response;
    };

    /// <summary>An answer with the request id that Okta's answers bear.</summary>
    public static Func<HttpResponseMessage> Okta(int status, string body = "") => Answer(status, body, headers: [("X-Okta-Request-Id", "req-okta")]);

    public static Func<HttpResponseMessage> Fault(Exception exception) => () => throw exception;

    public void Dispose()
    {
        Api.Dispose();
        _network.Dispose();
    }
}

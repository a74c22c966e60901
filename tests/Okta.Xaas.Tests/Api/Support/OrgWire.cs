using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Tests.Api.Support;

/// <summary>The org's API over a network that answers what a test says and remembers what it was asked.</summary>
internal sealed class OrgWire : IDisposable
{
    private readonly ScriptedHandler _network;

    public OrgWire(params IEnumerable<Func<HttpResponseMessage>> answers)
    {
        _network = new(answers);
        Api = OktaOrgApi.Create(Wire.Options(), _network, timeProvider: Clock);
    }

    public IOktaOrgConnection Api { get; }

    public VirtualTimeProvider Clock { get; } = new(autoAdvance: true);

    public List<WireRequest> Requests => _network.Requests;

    public static Func<HttpResponseMessage> Page(string body, string? cursor = null) => cursor is null
        ? Wire.Okta(200, body)
        : Wire.Answer(200, body, headers: [("X-Okta-Request-Id", "req-okta"), ("Link", $"<https://example.okta.com/x?after={Uri.EscapeDataString(cursor)}>; rel=\"next\"")]);

    public void Dispose()
    {
        Api.Dispose();
        _network.Dispose();
    }
}

using System.Collections.Concurrent;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.Http.Internal;

/// <summary>What the answers of one org have taught so far. Shared by all that talk to it; may be used concurrently.</summary>
internal sealed class OrgState(string host, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<EndpointGroup, RateLimitGate> _gates = new();

    public string Host { get; } = host;

    /// <summary>Okta's clock.</summary>
    public ServerClock Clock { get; } = new(timeProvider);

    public RateLimitGate Gate(EndpointGroup group) => _gates.GetOrAdd(group, _ => new RateLimitGate(timeProvider));
}

using System.Collections.Concurrent;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.Http.Internal;

/// <summary>What the answers of one org have taught so far. Shared by all that talk to it; may be used concurrently.</summary>
internal sealed class OrgState(string host, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<EndpointGroup, RateLimitGate> _gates = new();
    private bool _bearsRequestIds;
    private int _toldOfNone;

    public string Host { get; } = host;

    /// <summary>Okta's clock.</summary>
    public ServerClock Clock { get; } = new(timeProvider);

    /// <summary>Whether an answer has borne <c>X-Okta-Request-Id</c>; from then on each of Okta's has to.</summary>
    public bool BearsRequestIds
    {
        get => Volatile.Read(ref _bearsRequestIds);
        set => Volatile.Write(ref _bearsRequestIds, value);
    }

    public RateLimitGate Gate(EndpointGroup group) => _gates.GetOrAdd(group, _ => new RateLimitGate(timeProvider));

    /// <summary>True for the first who asks: a warning is worth one line.</summary>
    public bool TellsOfNoRequestId() => Interlocked.Exchange(ref _toldOfNone, 1) == 0;
}

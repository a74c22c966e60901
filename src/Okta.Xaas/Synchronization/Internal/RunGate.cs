using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>One run at a time for each identity source of each org in this process, and when it last triggered a session.</summary>
internal sealed class RunGate
{
    private static readonly ConcurrentDictionary<(string Host, string IdentitySourceId), RunGate> Gates = new();

    private readonly string _identitySourceId;
    private readonly ConditionalWeakTable<TimeProvider, OwnTriggers> _triggers = new();
    private int _running;

    private RunGate(string identitySourceId) => _identitySourceId = identitySourceId;

    public static RunGate Of(Uri domain, string identitySourceId) =>
        Gates.GetOrAdd((domain.Authority.ToUpperInvariant(), identitySourceId), key => new(key.IdentitySourceId));

    /// <summary>When this process last triggered a session, whichever synchronizer it was. Kept for each clock, as times of two clocks cannot be compared.</summary>
    public OwnTriggers TriggersBy(TimeProvider time) => _triggers.GetValue(time, t => new(t));

    /// <summary>Lets one run in; the returned handle lets the next one in.</summary>
    public IDisposable Enter()
    {
        if (Interlocked.CompareExchange(ref _running, 1, 0) != 0)
        {
            throw new InvalidOperationException(
                $"A synchronization of identity source {_identitySourceId} is under way in this process. Okta allows one open session for each identity source: await the first run, or join the changes.");
        }

        return new Exit(this);
    }

    private sealed class Exit(RunGate gate) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref gate._running, 0);
    }
}

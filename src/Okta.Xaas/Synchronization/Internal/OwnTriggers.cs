namespace Okta.Xaas.Synchronization.Internal;

/// <summary>When this process last triggered a session: Okta's list no longer shows a session whose import has ended.</summary>
internal sealed class OwnTriggers(TimeProvider time)
{
    private long? _last;

    public TimeSpan? SinceLast => _last is { } last ? time.GetElapsedTime(last) : null;

    public void Record() => _last = time.GetTimestamp();
}

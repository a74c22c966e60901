namespace Okta.Xaas.Authentication.Internal;

/// <summary>What Okta's clock shows, as far as its answers have told: an assertion is judged by that clock, not by this machine's.</summary>
internal sealed class ServerClock(TimeProvider timeProvider)
{
    private long _aheadTicks;

    public DateTimeOffset Now => timeProvider.GetUtcNow() + Ahead;

    /// <summary>How far Okta's clock is ahead of this machine's; negative when it is behind.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref _aheadTicks));

    // The header counts whole seconds and is old by the time it arrives, so this is never ahead of Okta's clock: nothing is dated in its future.
    public void Learn(HttpResponseMessage response)
    {
        if (response.Headers.Date is { } date) Interlocked.Exchange(ref _aheadTicks, (date - timeProvider.GetUtcNow()).Ticks);
    }
}

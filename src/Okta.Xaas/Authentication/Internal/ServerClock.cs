namespace Okta.Xaas.Authentication.Internal;

/// <summary>What Okta's clock shows, as far as its answers have told: an assertion is judged by that clock, not by this machine's.</summary>
internal sealed class ServerClock(TimeProvider timeProvider)
{
    // With a clock further off than a certificate lives there would be no TLS, so a time further off is not Okta's.
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(400);

    private long _aheadTicks;

    public DateTimeOffset Now => timeProvider.GetUtcNow() + Ahead;

    /// <summary>How far Okta's clock is ahead of this machine's; negative when it is behind.</summary>
    public TimeSpan Ahead => new(Interlocked.Read(ref _aheadTicks));

    /// <summary>The answer's own time, unless it can't be one.</summary>
    public DateTimeOffset? TimeOf(HttpResponseMessage response) =>
        response.Headers.Date is { } date && (date - timeProvider.GetUtcNow()).Duration() <= MostAhead ? date : null;

    // The header counts whole seconds and is old by the time it arrives, so this is never ahead of Okta's clock: nothing is dated in its future.
    public void Learn(HttpResponseMessage response)
    {
        if (TimeOf(response) is { } date) Interlocked.Exchange(ref _aheadTicks, (date - timeProvider.GetUtcNow()).Ticks);
    }
}

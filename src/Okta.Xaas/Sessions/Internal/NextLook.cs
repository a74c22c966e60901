namespace Okta.Xaas.Sessions.Internal;

/// <summary>
/// When to look at a session again. Looks count against a rate limit as small as 15 requests a minute, together with what creates and triggers the next session: where it is known how long
/// an import takes, they are few before that, and one of them comes just then.
/// </summary>
internal static class NextLook
{
    /// <param name="elapsed">Since the wait began.</param>
    /// <param name="interval">The shortest wait, and the usual one.</param>
    /// <param name="expected">When the end is expected; <see langword="null"/> when nothing is known.</param>
    /// <returns>The wait before the next look.</returns>
    public static TimeSpan After(TimeSpan elapsed, TimeSpan interval, TimeSpan? expected)
    {
        // One early look: the import may be much shorter than the one before.
        if (expected is not { } end || elapsed < interval || elapsed >= end) return interval;
        var left = end - elapsed;
        var half = new TimeSpan(left.Ticks / 2);
        return half > interval ? half : left > interval ? left : interval;
    }
}

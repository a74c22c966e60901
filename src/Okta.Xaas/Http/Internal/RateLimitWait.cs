namespace Okta.Xaas.Http.Internal;

/// <summary>How long an answer asks to wait.</summary>
internal static class RateLimitWait
{
    /// <summary>Resets are told in whole seconds, and the next window begins after them.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>The larger of <c>Retry-After</c> and the window's end, by Okta's clock; <see langword="null"/> when neither says anything.</summary>
    public static TimeSpan? Asked(in AttemptOutcome outcome)
    {
        TimeSpan? wait = outcome.RetryAfter ?? outcome.RetryAt - outcome.Now;
        if (outcome.Status == Statuses.TooManyRequests && UntilReset(outcome) is { } untilReset && !(untilReset < wait)) wait = untilReset;
        return wait < TimeSpan.Zero ? null : wait;
    }

    // The reset of a limit of requests at once is only a suggestion; one that is over already says nothing.
    private static TimeSpan? UntilReset(in AttemptOutcome outcome) =>
        outcome.RateLimit is { IsConcurrencyLimit: false, Reset: { } reset } && reset >= outcome.Now ? reset - outcome.Now + Margin : null;
}

namespace Okta.Xaas.Http.Internal;

/// <summary>Decides whether an attempt is followed by another, and when. Knows no clock, no randomness and no I/O.</summary>
internal sealed class RetryPolicy(RetryOptions options)
{
    private static readonly TimeSpan ResetMargin = TimeSpan.FromSeconds(1);

    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="retriesDone">How many repetitions there have been; 0 after the first attempt.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    public RetryDecision Decide(in AttemptOutcome outcome, int retriesDone, double jitter)
    {
        if (ReasonToRepeat(outcome) is not { } reason) return RetryDecision.Done;
        var backOff = BackOff(retriesDone, jitter);
        var wait = AskedByRetryAfter(outcome) ?? (outcome.Status == Statuses.TooManyRequests ? AfterRateLimit(outcome, backOff) : backOff);
        return new RetryDecision(true, retriesDone < options.MaxRetries, wait < options.MaxDelay ? wait : options.MaxDelay, reason);
    }

    private static string? ReasonToRepeat(in AttemptOutcome outcome)
    {
        // Okta has not done the request, whatever it was.
        if (outcome.Status == Statuses.TooManyRequests) return outcome.RateLimit.IsConcurrencyLimit ? "concurrency limit" : "rate limit";

        // Here Okta may have done it: only what can be done twice is repeated.
        if (outcome.Method != HttpMethod.Get && !(outcome.Method == HttpMethod.Delete && outcome.IsSessionDelete)) return null;
        return (int?)outcome.Status switch
        {
            null => "no answer",
            500 or 502 or 503 or 504 => "server error",
            _ => null,
        };
    }

    private static TimeSpan? AskedByRetryAfter(in AttemptOutcome outcome)
    {
        if (outcome.RetryAfter is { } delay) return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
        if (outcome.RetryAt is not { } time || outcome.Date is not { } now) return null;
        return time < now ? TimeSpan.Zero : time - now;
    }

    private static TimeSpan AfterRateLimit(in AttemptOutcome outcome, TimeSpan backOff)
    {
        // A window that is over already, or that cannot be measured by the server's clock, says nothing about the wait.
        if (outcome.RateLimit.Reset is not { } reset || outcome.Date is not { } now || reset < now) return backOff;
        var untilReset = reset - now + ResetMargin;
        return outcome.RateLimit.IsConcurrencyLimit && backOff < untilReset ? backOff : untilReset;
    }

    // Doubles each time; in floating point, as 2^20 times an hour has no TimeSpan trouble there.
    private TimeSpan BackOff(int retriesDone, double jitter)
    {
        var seconds = options.BaseDelay.TotalSeconds * Math.Pow(2, retriesDone) * (1 + (jitter / 4));
        return seconds < options.MaxDelay.TotalSeconds ? TimeSpan.FromSeconds(seconds) : options.MaxDelay;
    }
}

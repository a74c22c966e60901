namespace Okta.Xaas.Http.Internal;

/// <summary>Decides whether an attempt is followed by another, and when. Knows no clock, no randomness and no I/O.</summary>
internal sealed class RetryPolicy(RetryOptions options)
{
    /// <param name="outcome">How the attempt ended.</param>
    /// <param name="counts">What there has been before.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    public RetryDecision Decide(in AttemptOutcome outcome, in RetryCounts counts, double jitter)
    {
        if (ReasonToRepeat(outcome) is not { } reason) return RetryDecision.Done;
        var wait = BackOff(counts.Retries, jitter);
        if (RateLimitWait.Asked(outcome) is { } asked && asked > wait) wait = asked < options.MaxDelay ? asked : options.MaxDelay;
        if (outcome.Status != Statuses.TooManyRequests) return new RetryDecision(true, counts.AfterFaults < options.MaxRetries, wait, reason);

        // The last attempt is at the end of the time, not before.
        var left = options.RateLimitTimeLimit - counts.RateLimitedFor;
        return new RetryDecision(true, left > TimeSpan.Zero, wait < left ? wait : left, reason);
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
            408 or 425 or >= 500 => "server error",
            >= 300 and < 400 => null,
            _ => outcome.Verdict == Verdict.Foreign ? "not Okta's answer" : null,
        };
    }

    // Doubles each time; in floating point, as 2^20 times an hour has no TimeSpan trouble there.
    private TimeSpan BackOff(int retriesDone, double jitter)
    {
        var seconds = options.BaseDelay.TotalSeconds * Math.Pow(2, retriesDone) * (1 + (jitter / 4));
        return seconds < options.MaxDelay.TotalSeconds ? TimeSpan.FromSeconds(seconds) : options.MaxDelay;
    }
}

using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>Whether a run is tried again, and after how long. Decides only.</summary>
internal static class RetryRule
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>What is done after a run; null when the next one that is due is soon enough. Who has a source that is taken may be dead, or at work for somebody at a command line.</summary>
    /// <param name="outcome">What became of the run.</param>
    /// <param name="attempt">How often it was tried before.</param>
    /// <param name="options">The feed's options.</param>
    public static TimeSpan? Next(FeedRunOutcome outcome, int attempt, FeedScheduleOptions options)
    {
        if (attempt >= options.MaxRetries || outcome is not (FeedRunOutcome.Failed or FeedRunOutcome.Busy)) return null;
        var delay = options.RetryDelay * Math.Pow(2, attempt);
        return delay < Longest ? delay : Longest;
    }
}

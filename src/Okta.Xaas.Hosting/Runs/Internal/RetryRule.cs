using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>Whether a run is tried again, and after how long. Decides only.</summary>
internal static class RetryRule
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>What is done after a run; null when the next one that is due is soon enough.</summary>
    /// <param name="outcome">What became of the run; null when another one had the source.</param>
    /// <param name="attempt">How often it was tried before.</param>
    /// <param name="isShared">Whether all machines that run the feed share its schedule: then a source that is taken is a dead machine's, or somebody's at a command line.</param>
    /// <param name="options">The feed's options.</param>
    public static TimeSpan? Next(FeedRunOutcome? outcome, int attempt, bool isShared, FeedScheduleOptions options)
    {
        if (attempt >= options.MaxRetries) return null;
        if (outcome is null ? !isShared : outcome is not FeedRunOutcome.Failed) return null;
        var delay = options.RetryDelay * Math.Pow(2, attempt);
        return delay < Longest ? delay : Longest;
    }
}

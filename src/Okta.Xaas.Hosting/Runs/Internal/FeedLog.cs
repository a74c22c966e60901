using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>The logs of feeds: event ids 700 to 719. Names of feeds, numbers and the SDK's own messages; never a value of a person.</summary>
internal static partial class FeedLog
{
    [LoggerMessage(700, LogLevel.Information, "Feed {Feed} is due by {Cron} in {TimeZone}, the next time at {NextRunAt}")]
    public static partial void Scheduled(this ILogger logger, string feed, string cron, string timeZone, DateTimeOffset? nextRunAt);

    [LoggerMessage(701, LogLevel.Information, "A run of feed {Feed} begins: {Cause}, attempt {Attempt}")]
    public static partial void RunBegins(this ILogger logger, string feed, FeedRunCause cause, int attempt);

    [LoggerMessage(EventId = 702, Message = "The run of feed {Feed} has ended after {Took}: {Outcome}. {Numbers}")]
    public static partial void RunEnded(this ILogger logger, LogLevel level, string feed, Snapshots.Records.FeedRunOutcome outcome, TimeSpan took, Snapshots.SnapshotResult? numbers);

    [LoggerMessage(703, LogLevel.Warning, "A safeguard stopped the run of feed {Feed}. {Why}")]
    public static partial void RunStopped(this ILogger logger, string feed, string why);

    [LoggerMessage(704, LogLevel.Error, "The run of feed {Feed} failed after {Took}. {Why}")]
    public static partial void RunFailed(this ILogger logger, string feed, TimeSpan took, string why);

    [LoggerMessage(705, LogLevel.Warning, "The run of feed {Feed} was cancelled after {Took}. {Why}")]
    public static partial void RunCanceled(this ILogger logger, string feed, TimeSpan took, string why);

    [LoggerMessage(706, LogLevel.Information, "Another run has the identity source of feed {Feed}, so this one has nothing to do")]
    public static partial void SourceBusy(this ILogger logger, string feed);

    [LoggerMessage(707, LogLevel.Information, "The run of feed {Feed} is put off until {Until}")]
    public static partial void PutOff(this ILogger logger, string feed, DateTimeOffset until);

    [LoggerMessage(708, LogLevel.Warning, "The run of feed {Feed} is tried again at {RetryAt}")]
    public static partial void TriedAgain(this ILogger logger, string feed, DateTimeOffset retryAt);

    [LoggerMessage(709, LogLevel.Warning, "Notifier {Notifier} did not tell what became of the run of feed {Feed}. {Why}")]
    public static partial void NotTold(this ILogger logger, string notifier, string feed, string why);

    [LoggerMessage(710, LogLevel.Warning, "The state of feed {Feed} could not be read. {Why}")]
    public static partial void StateNotRead(this ILogger logger, string feed, string why);

    [LoggerMessage(711, LogLevel.Warning, "The next run of feed {Feed} could not be written down. {Why}")]
    public static partial void NextRunNotNoted(this ILogger logger, string feed, string why);

    [LoggerMessage(712, LogLevel.Information, "Feed {Feed} has missed a run, or has not ended one, and makes up for it at {At}")]
    public static partial void MakesUp(this ILogger logger, string feed, DateTimeOffset at);

    [LoggerMessage(713, LogLevel.Information, "Feed {Feed} was paused by {By}: {Reason}")]
    public static partial void Paused(this ILogger logger, string feed, string by, string? reason);

    [LoggerMessage(714, LogLevel.Information, "Feed {Feed} was resumed")]
    public static partial void Resumed(this ILogger logger, string feed);

    [LoggerMessage(715, LogLevel.Warning, "The host gives its services {ShutdownTimeout} to stop, and feed {Feed} may need {Needed} to leave nothing open at Okta: raise HostOptions.ShutdownTimeout")]
    public static partial void StopsTooSoon(this ILogger logger, TimeSpan shutdownTimeout, string feed, TimeSpan needed);

    [LoggerMessage(716, LogLevel.Information, "Feed {Feed} has stopped. Nothing is pending at Okta")]
    public static partial void StoppedWithNothingPending(this ILogger logger, string feed);

    [LoggerMessage(717, LogLevel.Warning, "Feed {Feed} has stopped. Sessions pending at Okta, which the next run books or cancels: {Sessions}")]
    public static partial void StoppedWithPending(this ILogger logger, string feed, string sessions);

    [LoggerMessage(718, LogLevel.Error, "The next run of feed {Feed} could not be planned, as the database of the schedule does not answer ({ErrorType}). It is tried again until it does")]
    public static partial void NotPlanned(this ILogger logger, string feed, string errorType);
}

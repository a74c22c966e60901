using Microsoft.Extensions.Logging;

namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>The logs of schedules: event ids 700 to 719. How a run goes on and ends is told by the events 600 to 619 of the synchronizing, whoever has begun it. Never a key or a value of a person.</summary>
internal static partial class FeedLog
{
    [LoggerMessage(700, LogLevel.Information, "Feed {Feed} is due by {Cron} in {TimeZone}, the next time at {NextRunAt:u}")]
    public static partial void Scheduled(this ILogger logger, string feed, string cron, string timeZone, DateTimeOffset? nextRunAt);

    [LoggerMessage(701, LogLevel.Information, "Feed {Feed}, identity source {IdentitySourceId}, runs now: {Cause}, attempt {Attempt}")]
    public static partial void RunBegins(this ILogger logger, string feed, string identitySourceId, FeedRunCause cause, int attempt);

    [LoggerMessage(702, LogLevel.Information, "Feed {Feed} takes up an approval: a run begins at {At:u}")]
    public static partial void TakesUpApproval(this ILogger logger, string feed, DateTimeOffset at);

    [LoggerMessage(707, LogLevel.Information, "The run of feed {Feed} is put off until {Until:u}")]
    public static partial void PutOff(this ILogger logger, string feed, DateTimeOffset until);

    [LoggerMessage(708, LogLevel.Warning, "The run of feed {Feed} is tried again at {RetryAt:u}")]
    public static partial void TriedAgain(this ILogger logger, string feed, DateTimeOffset retryAt);

    [LoggerMessage(709, LogLevel.Warning, "Notifier {Notifier} did not tell what became of the run of feed {Feed}. {Why}")]
    public static partial void NotTold(this ILogger logger, string notifier, string feed, string why);

    [LoggerMessage(710, LogLevel.Warning, "The state of feed {Feed} could not be read. {Why}")]
    public static partial void StateNotRead(this ILogger logger, string feed, string why);

    [LoggerMessage(711, LogLevel.Warning, "The next run of feed {Feed} could not be written down. {Why}")]
    public static partial void NextRunNotNoted(this ILogger logger, string feed, string why);

    [LoggerMessage(712, LogLevel.Information, "Feed {Feed} makes up for what was left when it was last up: {Cause}, at {At:u}")]
    public static partial void MakesUp(this ILogger logger, string feed, FeedRunCause cause, DateTimeOffset at);

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

    [LoggerMessage(719, LogLevel.Warning, "What the list of feed {Feed} was read from could not be closed ({ErrorType})")]
    public static partial void NotClosed(this ILogger logger, string feed, string errorType);
}

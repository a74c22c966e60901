using Microsoft.Extensions.Logging;
using Okta.Xaas.Hosting.Notifications.Internal;
using Okta.Xaas.Hosting.Runs.Internal;
using Okta.Xaas.Hosting.Scheduling.Internal;
using Okta.Xaas.Snapshots.Records;
using Quartz;

namespace Okta.Xaas.Hosting.Jobs.Internal;

/// <summary>What is done when a feed's scheduler fires: puts off what must not begin yet, else runs the feed, tells of it, and plans another try.</summary>
internal sealed class FeedFiring(
    Feed feed,
    FeedSchedule schedule,
    FeedScheduleOptions options,
    FeedTimetable timetable,
    FeedExecution execution,
    Notifiers notifiers,
    TimeProvider time,
    ILogger<IFeedRunner> logger)
{
    // What notifiers have at most while the host stops.
    private static readonly TimeSpan LimitWhileStopping = TimeSpan.FromSeconds(5);

    // Later than this is no more the scheduler's own delay.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    public async Task ExecuteAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (request, start) = Decide(context, now);
        if (start > now)
        {
            await timetable.PlanAsync(FeedTriggers.PutOff, start, request, cancellationToken).ConfigureAwait(false);
            logger.PutOff(feed.DisplayName, start);
            await timetable.NoteNextRunAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        var report = await execution.RunAsync(request, cancellationToken).ConfigureAwait(false);
        var retryAt = await PlanRetryAsync(report?.Outcome, request).ConfigureAwait(false);
        if (report is not null) await notifiers.TellAsync(report with { RetryAt = retryAt }, LimitOfNotifiers(cancellationToken)).ConfigureAwait(false);
        await timetable.NoteNextRunAsync(CancellationToken.None).ConfigureAwait(false);

        // A shared schedule then has another machine begin it anew.
        if (report?.Outcome == FeedRunOutcome.Canceled) cancellationToken.ThrowIfCancellationRequested();
    }

    private (RunRequest Request, DateTimeOffset Start) Decide(IJobExecutionContext context, DateTimeOffset now)
    {
        if (FeedTriggers.RequestOf(context.MergedJobDataMap) is not { } request)
        {
            var due = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
            return (new(context.Recovering ? FeedRunCause.Recovered : now - due > Late ? FeedRunCause.CaughtUp : FeedRunCause.Scheduled), schedule.StartOf(due, now));
        }

        return context.Recovering ? (request with { Cause = FeedRunCause.Recovered }, schedule.StartOf(now))
            : (request, request.Cause == FeedRunCause.Asked ? now : schedule.StartOf(now));
    }

    private async Task<DateTimeOffset?> PlanRetryAsync(FeedRunOutcome? outcome, RunRequest request)
    {
        if (RetryRule.Next(outcome, request.Attempt, feed.IsShared, options) is not { } delay) return null;
        var at = schedule.StartOf(time.GetUtcNow() + delay);
        await timetable.PlanAsync(FeedTriggers.Retry, at, new(FeedRunCause.Retried, request.Attempt + 1), CancellationToken.None).ConfigureAwait(false);
        logger.TriedAgain(feed.DisplayName, at);
        return at;
    }

    private TimeSpan LimitOfNotifiers(CancellationToken stopping) =>
        stopping.IsCancellationRequested && options.NotificationTimeLimit > LimitWhileStopping ? LimitWhileStopping : options.NotificationTimeLimit;
}

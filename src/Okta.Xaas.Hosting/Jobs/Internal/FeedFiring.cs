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

    private static readonly TimeSpan BeforeInsisting = TimeSpan.FromSeconds(5);

    public async Task ExecuteAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (request, start) = Decide(context, now);
        if (start > now)
        {
            logger.PutOff(feed.DisplayName, start);
            await PlanAsync(FeedTriggers.PutOffOf(request), start, request, cancellationToken).ConfigureAwait(false);
            return;
        }

        // A run that came before it has done it, or it was refused since. Where the store does not tell, a run in vain does no harm.
        if (request.Cause == FeedRunCause.Approved && await execution.ReadStateAsync(cancellationToken).ConfigureAwait(false) is { WaitsForRun: false })
        {
            await timetable.NoteNextRunAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        // What was the next run is under way now, maybe for hours.
        await timetable.NoteNextRunAsync(cancellationToken).ConfigureAwait(false);
        var report = await execution.RunAsync(request, cancellationToken).ConfigureAwait(false);
        var retryAt = RetryRule.Next(report.Outcome, request.Attempt, options) is { } delay ? schedule.StartOf(time.GetUtcNow() + delay) : (DateTimeOffset?)null;

        // Another run is at work: nobody needs to know unless it still is when this one gives up.
        if (report.Outcome != FeedRunOutcome.Busy || retryAt is null) await notifiers.TellAsync(report with { RetryAt = retryAt }, LimitOfNotifiers(cancellationToken)).ConfigureAwait(false);
        if (retryAt is { } again)
        {
            logger.TriedAgain(feed.DisplayName, again);
            await PlanAsync(FeedTriggers.Retry, again, new(FeedRunCause.Retried, request.Attempt + 1), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await timetable.NoteNextRunAsync(CancellationToken.None).ConfigureAwait(false);
        }

        // A shared schedule then has another machine begin it anew.
        if (report.Outcome == FeedRunOutcome.Canceled) cancellationToken.ThrowIfCancellationRequested();
    }

    // The database of a shared schedule may be gone for a while. A run that is not planned would be missed in silence, so it is insisted on until the host stops.
    private async Task PlanAsync(TriggerKey key, DateTimeOffset at, RunRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await timetable.PlanAsync(key, at, request, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (SchedulerException fault)
            {
                logger.NotPlanned(feed.DisplayName, fault.GetType().Name);
                await Task.Delay(BeforeInsisting, time, cancellationToken).ConfigureAwait(false);
            }
        }

        await timetable.NoteNextRunAsync(cancellationToken).ConfigureAwait(false);
    }

    private (RunRequest Request, DateTimeOffset Start) Decide(IJobExecutionContext context, DateTimeOffset now)
    {
        if (FeedTriggers.RequestOf(context.MergedJobDataMap) is not { } request)
        {
            var due = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
            return (new(context.Recovering ? FeedRunCause.Recovered : now - due > FeedTriggers.Late ? FeedRunCause.CaughtUp : FeedRunCause.Scheduled), schedule.StartOf(due, now));
        }

        return context.Recovering ? (request with { Cause = FeedRunCause.Recovered }, schedule.StartOf(now))
            : (request, request.Cause == FeedRunCause.Asked ? now : schedule.StartOf(now));
    }

    private TimeSpan LimitOfNotifiers(CancellationToken stopping) =>
        stopping.IsCancellationRequested && options.NotificationTimeLimit > LimitWhileStopping ? LimitWhileStopping : options.NotificationTimeLimit;
}

using Microsoft.Extensions.Logging;
using Okta.Xaas.Hosting.Runs.Internal;
using Okta.Xaas.Hosting.Scheduling.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Status;
using Quartz;

namespace Okta.Xaas.Hosting.Jobs.Internal;

/// <summary>What of a feed's runs stands in the scheduler, which alone knows the time.</summary>
internal sealed class FeedTimetable(
    Feed feed,
    FeedSchedule schedule,
    FeedScheduleOptions options,
    ISchedulerFactory schedulers,
    IFeedStatus status,
    FeedExecution execution,
    TimeProvider time,
    ILogger<IFeedRunner> logger)
{
    private volatile IScheduler? _scheduler;

    // Used by one look at a time.
    private (string RunId, DateTimeOffset? DecidedAt)? _takenUp;

    /// <summary>The feed's scheduler.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public IScheduler Scheduler => _scheduler ?? throw new InvalidOperationException($"Feed '{feed.DisplayName}' has no schedule yet: start the host first.");

    /// <summary>The same, for who is not part of a run.</summary>
    /// <exception cref="InvalidOperationException">The host has not started, or has stopped.</exception>
    public IScheduler SchedulerInService => Scheduler is { Status: not (SchedulerStatus.ShuttingDown or SchedulerStatus.Shutdown) } scheduler
        ? scheduler
        : throw new InvalidOperationException($"Feed '{feed.DisplayName}' has stopped, as its host has.");

    /// <summary>Whether the host has started the feed.</summary>
    public bool IsUp => _scheduler is not null;

    /// <summary>Since when the feed's parts are there.</summary>
    public DateTimeOffset UpSince { get; } = time.GetUtcNow();

    /// <summary>Puts up the schedule, and what is to be done at the start. What another machine has put up stays, when it says the same.</summary>
    public async Task PutUpAsync(CancellationToken cancellationToken)
    {
        // Also for what is measured: a process that has just started knows of no run.
        var state = await execution.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var scheduler = await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
        await scheduler.AddJob(FeedTriggers.Job(), AddJobOptions.Replacing, cancellationToken).ConfigureAwait(false);
        var due = (ICronTrigger)FeedTriggers.WhenDue(schedule, options.CatchUp, time);
        var isThere = await scheduler.GetTrigger(FeedTriggers.Schedule, cancellationToken).ConfigureAwait(false) is ICronTrigger there && FeedTriggers.AreAlike(there, due);
        if (!isThere) await scheduler.ScheduleTrigger(due, TriggerConflict.Replace, cancellationToken).ConfigureAwait(false);
        _scheduler = scheduler;
        await PutUpLooksAsync(cancellationToken).ConfigureAwait(false);
        if (options.RunAtStart) await PlanAsync(FeedTriggers.Start, schedule.StartOf(time.GetUtcNow()), new(FeedRunCause.AtStart), cancellationToken).ConfigureAwait(false);
        else if (options.CatchUp && !isThere) await MakeUpAsync(state, cancellationToken).ConfigureAwait(false);
        var next = await NoteNextRunAsync(cancellationToken).ConfigureAwait(false);
        logger.Scheduled(feed.DisplayName, options.Cron, options.TimeZone, next);
    }

    /// <summary>Has a run begin by itself at a time, unless one of its kind waits that begins earlier.</summary>
    /// <returns>Whether it was noted.</returns>
    public async Task<bool> PlanAsync(TriggerKey key, DateTimeOffset at, RunRequest request, CancellationToken cancellationToken)
    {
        var planned = await Scheduler.ScheduleTrigger(FeedTriggers.Once(key, at, request, time), TriggerConflict.KeepEarlier, cancellationToken).ConfigureAwait(false);
        return planned.Outcome != ScheduleOutcome.Kept;
    }

    /// <summary>Has a run begin soon where something was approved that no run has seen. It may wait behind another one, which does it as well: <see cref="FeedFiring"/> looks again.</summary>
    public async Task TakeUpApprovalsAsync(CancellationToken cancellationToken)
    {
        if (await execution.ReadStateAsync(cancellationToken).ConfigureAwait(false) is not { WaitsForRun: true, LastRun: { } last } state) return;

        // One run for each decision: one that ends before the store notes it, as another one holds the source or the key cannot be had, is tried again as any other, and not each minute.
        (string, DateTimeOffset?) decision = (last.RunId, state.Approvals.Where(approval => approval.State == ApprovalState.Approved).Max(approval => approval.DecidedAt));
        if (_takenUp == decision || await Scheduler.GetTrigger(FeedTriggers.Retry, cancellationToken).ConfigureAwait(false) is not null) return;
        var at = schedule.StartOf(time.GetUtcNow());
        if (!await PlanAsync(FeedTriggers.Approved, at, new(FeedRunCause.Approved), cancellationToken).ConfigureAwait(false)) return;
        _takenUp = decision;
        logger.TakesUpApproval(feed.DisplayName, at);
        await NoteNextRunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>When the next run begins by itself; null while paused, and when none is due any more.</summary>
    public async Task<DateTimeOffset?> NextRunAsync(CancellationToken cancellationToken)
    {
        if (await Scheduler.IsTriggerGroupPaused(FeedTriggers.Planned, cancellationToken).ConfigureAwait(false)) return null;
        var now = time.GetUtcNow();
        var starts =
            from trigger in await Scheduler.GetTriggersOfJob(FeedTriggers.Run, cancellationToken).ConfigureAwait(false)
            where trigger.Key.Group == FeedTriggers.Planned
            let due = trigger.NextFireTimeUtc
            where due is not null
            select trigger.Key.Equals(FeedTriggers.Schedule) ? schedule.StartOf(due.Value, now) : due.Value;
        return starts.Select(start => (DateTimeOffset?)start).Min();
    }

    /// <summary>Writes down when the feed runs next, for who reads its state. What cannot be written is logged: the scheduler knows it all the same.</summary>
    public async Task<DateTimeOffset?> NoteNextRunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        try
        {
            next = await NextRunAsync(cancellationToken).ConfigureAwait(false);
            await status.SetNextRunAsync(next, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SnapshotStoreException or SchedulerException)
        {
            logger.NextRunNotNoted(feed.DisplayName, fault is SnapshotStoreException ? fault.Message : fault.GetType().Name);
        }

        return next;
    }

    private async Task PutUpLooksAsync(CancellationToken cancellationToken)
    {
        if (!options.RunAfterApproval)
        {
            // Another machine may have put them up when that was set, and a run that waits for the end of a blackout.
            await Scheduler.UnscheduleJob(FeedTriggers.EachMinute, cancellationToken).ConfigureAwait(false);
            await Scheduler.UnscheduleJob(FeedTriggers.Approved, cancellationToken).ConfigureAwait(false);
            return;
        }

        await Scheduler.AddJob(FeedTriggers.LookJob(), AddJobOptions.Replacing, cancellationToken).ConfigureAwait(false);
        await Scheduler.ScheduleTrigger(FeedTriggers.Looks(time), TriggerConflict.Replace, cancellationToken).ConfigureAwait(false);
    }

    // A schedule in memory does not outlive the process, and a shared one is put up anew when it was changed; but the store tells when the last run was, and how it ended.
    private async Task MakeUpAsync(FeedState? state, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (Missed(state, now) is not var (cause, from)) return;
        var at = schedule.StartOf(from > now ? from : now);
        await PlanAsync(FeedTriggers.Missed, at, new(cause, cause == FeedRunCause.Retried ? 1 : 0), cancellationToken).ConfigureAwait(false);
        logger.MakesUp(feed.DisplayName, cause, at);
    }

    // Where the store does not tell, a run in vain does no harm, and one that is missed does.
    private (FeedRunCause Cause, DateTimeOffset From)? Missed(FeedState? state, DateTimeOffset now) => state switch
    {
        null => (FeedRunCause.CaughtUp, now),
        { LastRun: null } => null,
        { LastRun.Outcome: FeedRunOutcome.Running or FeedRunOutcome.Canceled or FeedRunOutcome.CutOff } when !feed.IsShared => (FeedRunCause.Recovered, now),
        { LastRun: { } last } when schedule.IsMissed(last.StartedAt, now) => (FeedRunCause.CaughtUp, now),

        // How often it was tried is not known any more.
        { LastRun: { Outcome: FeedRunOutcome.Failed } last } when !feed.IsShared && options.MaxRetries > 0 => (FeedRunCause.Retried, (last.FinishedAt ?? last.StartedAt) + options.RetryDelay),
        _ => null,
    };
}

using Microsoft.Extensions.Logging;
using Okta.Xaas.Hosting.Runs.Internal;
using Okta.Xaas.Hosting.Scheduling.Internal;
using Okta.Xaas.Snapshots;
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

    /// <summary>The feed's scheduler.</summary>
    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public IScheduler Scheduler => _scheduler ?? throw new InvalidOperationException($"Feed '{feed.DisplayName}' has no schedule yet: start the host first.");

    /// <summary>Whether the host has started the feed.</summary>
    public bool IsUp => _scheduler is not null;

    /// <summary>Since when the feed's parts are there.</summary>
    public DateTimeOffset UpSince { get; } = time.GetUtcNow();

    /// <summary>Puts up the schedule, and what is to be done at the start. What another machine has put up stays, when it says the same.</summary>
    public async Task PutUpAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
        await scheduler.AddJob(FeedTriggers.Job(), AddJobOptions.Replacing, cancellationToken).ConfigureAwait(false);
        var due = (ICronTrigger)FeedTriggers.WhenDue(schedule, options.CatchUp, time);
        var isThere = await scheduler.GetTrigger(FeedTriggers.Schedule, cancellationToken).ConfigureAwait(false) is ICronTrigger there && FeedTriggers.AreAlike(there, due);
        if (!isThere) await scheduler.ScheduleTrigger(due, TriggerConflict.Replace, cancellationToken).ConfigureAwait(false);
        _scheduler = scheduler;
        if (options.RunAtStart) await PlanAsync(FeedTriggers.Start, schedule.StartOf(time.GetUtcNow()), new(FeedRunCause.AtStart), cancellationToken).ConfigureAwait(false);
        else if (options.CatchUp && !feed.IsShared) await MakeUpAsync(cancellationToken).ConfigureAwait(false);
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

    // A schedule in memory does not outlive the process, but the store tells when the last run was. A shared schedule makes up for itself.
    private async Task MakeUpAsync(CancellationToken cancellationToken)
    {
        if ((await execution.ReadStateAsync(cancellationToken).ConfigureAwait(false))?.LastRun is not { } last) return;
        var now = time.GetUtcNow();
        FeedRunCause? cause = last.Outcome is FeedRunOutcome.Running or FeedRunOutcome.Canceled or FeedRunOutcome.CutOff ? FeedRunCause.Recovered
            : schedule.IsMissed(last.StartedAt, now) ? FeedRunCause.CaughtUp
            : null;
        if (cause is not { } why) return;
        var at = schedule.StartOf(now);
        await PlanAsync(FeedTriggers.Missed, at, new(why), cancellationToken).ConfigureAwait(false);
        logger.MakesUp(feed.DisplayName, at);
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Okta.Xaas.Hosting.Jobs.Internal;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Status;
using Quartz;

namespace Okta.Xaas.Hosting.Health.Internal;

/// <summary>Whether a feed can run: its schedule is up and works, and its store answers.</summary>
internal sealed class FeedReadyCheck(FeedTimetable timetable, IFeedStatus status) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        HealthCheckResult NotReady(string why) => new(context.Registration.FailureStatus, why);
        if (!timetable.IsUp || timetable.Scheduler.Status != SchedulerStatus.Running) return NotReady("The scheduler does not run.");
        try
        {
            if (await timetable.Scheduler.GetTriggerState(FeedTriggers.Schedule, cancellationToken).ConfigureAwait(false) == TriggerState.Error)
                return NotReady("The scheduler could not begin the runs that were due, and has given up: see its log, and start the host anew.");
            await status.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SchedulerException fault)
        {
            return new(context.Registration.FailureStatus, "The database of the schedule does not answer: the log says why.", fault);
        }
        catch (SnapshotStoreException fault)
        {
            return WithoutStore(context, fault);
        }

        return HealthCheckResult.Healthy("The schedule runs, and the store answers.");
    }

    /// <summary>Where the store is and who reads it is for the log, where the exception comes to, and not for a page that anybody may see.</summary>
    public static HealthCheckResult WithoutStore(HealthCheckContext context, SnapshotStoreException fault) =>
        new(context.Registration.FailureStatus, "The store does not answer: the log says why.", fault);
}

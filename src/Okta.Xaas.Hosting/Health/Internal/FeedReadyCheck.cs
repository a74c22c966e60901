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
        catch (Exception fault) when (fault is SnapshotStoreException or SchedulerException)
        {
            return NotReady(fault is SnapshotStoreException ? fault.Message : "The database of the schedule does not answer.");
        }

        return HealthCheckResult.Healthy("The schedule runs, and the store answers.");
    }
}

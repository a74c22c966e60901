using Microsoft.Extensions.Diagnostics.HealthChecks;
using Okta.Xaas.Hosting.Jobs.Internal;
using Quartz;

namespace Okta.Xaas.Hosting.Health.Internal;

/// <summary>Whether a feed's scheduler is alive. Asks no database: a restart would not mend one.</summary>
internal sealed class FeedLiveCheck(FeedTimetable timetable) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var dead = timetable.IsUp && timetable.Scheduler.Status is SchedulerStatus.ShuttingDown or SchedulerStatus.Shutdown;
        return Task.FromResult(dead ? new HealthCheckResult(context.Registration.FailureStatus, "The scheduler was shut down.") : HealthCheckResult.Healthy("The scheduler is alive."));
    }
}

using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Okta.Xaas.Hosting.Jobs.Internal;

/// <summary>What a feed's scheduler fires each minute, on one of the machines that share the schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class ApprovalJob(IServiceProvider services) : IJob
{
    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await services.GetRequiredKeyedService<FeedTimetable>(context.Scheduler.SchedulerName).TakeUpApprovalsAsync(cancellationToken).ConfigureAwait(false);
}

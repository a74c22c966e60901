using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Okta.Xaas.Hosting.Jobs.Internal;

/// <summary>What a feed's scheduler fires. One at a time, on all machines that share the schedule.</summary>
[DisallowConcurrentExecution]
internal sealed class FeedJob(IServiceProvider services) : IJob
{
    async ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await services.GetRequiredKeyedService<FeedFiring>(context.Scheduler.SchedulerName).ExecuteAsync(context, cancellationToken).ConfigureAwait(false);
}

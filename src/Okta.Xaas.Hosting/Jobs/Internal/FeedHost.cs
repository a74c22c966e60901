using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Okta.Xaas.Hosting.Runs.Internal;
using Quartz;

namespace Okta.Xaas.Hosting.Jobs.Internal;

/// <summary>Puts up a feed's schedule when the host starts, before the scheduler begins to fire, and says what is left when everything has stopped.</summary>
internal sealed class FeedHost(Feed feed, FeedTimetable timetable, FeedExecution execution, OktaXaasOptions okta, IOptions<HostOptions> host, ILogger<IFeedRunner> logger) : IHostedLifecycleService
{
    // The store has a quarter of the limit for each of its two last words.
    private readonly TimeSpan _needed = okta.Synchronization.CleanUpTimeLimit * 1.5;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (host.Value.ShutdownTimeout < _needed) logger.StopsTooSoon(host.Value.ShutdownTimeout, feed.DisplayName, _needed);
        try
        {
            await timetable.PutUpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SchedulerException fault) when (feed.IsShared)
        {
            throw new SchedulerException(
                $"Feed '{feed.DisplayName}' has no schedule, as the PostgreSQL database that RunOnSchedule shares it in cannot be used: {(fault.InnerException ?? fault).Message.TrimEnd('.')}. See that the server runs, that sharedIn names it, and that the role may make tables there once; then start the host again.",
                fault);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the scheduler has stopped, and the run that was under way with it.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (!timetable.IsUp || await execution.ReadStateAsync(cancellationToken).ConfigureAwait(false) is not { } state) return;
        if (state.PendingSessions.Count == 0) logger.StoppedWithNothingPending(feed.DisplayName);
        else logger.StoppedWithPending(feed.DisplayName, string.Join(", ", state.PendingSessions));
    }
}

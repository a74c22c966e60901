using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Okta.Xaas.Hosting.Tests.Support;
using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Hosting.Tests.Jobs;

/// <summary>A host that stops, whatever is under way.</summary>
public class ShutdownTests
{
    [Fact]
    public async Task The_run_under_way_is_told_to_stop_and_waited_for_and_the_last_line_says_what_is_pending()
    {
        await using var bench = await FeedBench.StartAsync();
        var began = new TaskCompletionSource();
        bench.Synchronizer.Run = async (_, cancellationToken) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, bench.Clock, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            bench.Status.State = bench.Status.State with { PendingSessions = ["S7"] };
            throw new OperationCanceledException(cancellationToken);
        };
        bench.AdvanceTo(2);
        await began.Task.WaitAsync(FeedBench.Patience, TimeProvider.System);

        await bench.StopAsync().WaitAsync(FeedBench.Patience, TimeProvider.System);

        (await bench.NextReportWhileStoppedAsync()).Outcome.Should().Be(FeedRunOutcome.Canceled);
        bench.Log.All.Last(entry => entry.Id is >= 700 and < 720).Should().Be((717, "Feed employees has stopped. Sessions pending at Okta, which the next run books or cancels: S7"));
    }

    [Fact]
    public async Task Where_nothing_is_pending_the_last_line_says_that()
    {
        await using var bench = await FeedBench.StartAsync();
        await bench.RunAtAsync(2);
        await bench.StopAsync();
        bench.Log.All.Last(entry => entry.Id is >= 700 and < 720).Should().Be((716, "Feed employees has stopped. Nothing is pending at Okta"));
    }

    [Fact]
    public async Task A_host_that_gives_too_little_time_is_told_at_the_start()
    {
        await using var bench = await FeedBench.StartAsync(services: services => services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5)));
        (await bench.Log.NextAsync(715)).Should().Contain("00:00:05").And.Contain("HostOptions.ShutdownTimeout");
        await using var enough = await FeedBench.StartAsync();
        enough.Log.All.Should().NotContain(entry => entry.Id == 715);
    }

    [Fact]
    public async Task A_notifier_that_hangs_holds_up_the_end_for_seconds_and_not_for_its_own_time()
    {
        var hanging = new HangingNotifier();
        await using var bench = await FeedBench.StartAsync(o => o.NotificationTimeLimit = TimeSpan.FromMinutes(10), services: services => services.AddSingleton<IFeedNotifier>(hanging));
        var began = new TaskCompletionSource();
        bench.Synchronizer.Run = async (_, cancellationToken) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, bench.Clock, cancellationToken);
            return StubSynchronizer.Success;
        };
        bench.AdvanceTo(2);
        await began.Task.WaitAsync(FeedBench.Patience, TimeProvider.System);
        var stopping = bench.StopAsync();
        await hanging.Called.Task.WaitAsync(FeedBench.Patience, TimeProvider.System);
        bench.Clock.Advance(TimeSpan.FromSeconds(5));
        await stopping.WaitAsync(FeedBench.Patience, TimeProvider.System);
        (await bench.Log.NextAsync(709)).Should().Be("Notifier HangingNotifier did not tell what became of the run of feed employees. Its time was over.");
    }

    [Fact]
    public async Task Feeds_of_one_host_are_told_to_stop_together_as_each_may_need_all_of_its_time()
    {
        var other = new StubSynchronizer();
        await using var bench = await FeedBench.StartAsync(services: services =>
        {
            services.AddKeyedSingleton<Snapshots.ISnapshotSynchronizer>("contractors", other);
            services.AddKeyedSingleton<Snapshots.Status.IFeedStatus>("contractors", new MemoryStatus());
            services.AddOktaXaas("contractors", o => (o.OktaDomain, o.IdentitySourceId, o.ApiToken) = (new("https://example.okta.com"), "0oacontractors", "token"))
                .RunOnSchedule((_, _) => new(new Snapshots.IdentitySnapshot()), o => o.Cron = "0 2 * * *");
        });
        var feeds = new[] { bench.Synchronizer, other }.Select(synchronizer => (Synchronizer: synchronizer, Began: new TaskCompletionSource(), Told: new TaskCompletionSource())).ToArray();
        foreach (var (synchronizer, began, told) in feeds)
        {
            synchronizer.Run = async (_, cancellationToken) =>
            {
                using var registration = cancellationToken.Register(() => told.TrySetResult());
                began.SetResult();
                await Task.WhenAll(feeds.Select(feed => feed.Told.Task));
                throw new OperationCanceledException(cancellationToken);
            };
        }

        bench.AdvanceTo(2);
        await Task.WhenAll(feeds.Select(feed => feed.Began.Task)).WaitAsync(FeedBench.Patience, TimeProvider.System);
        await bench.StopAsync().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
    }

    [Fact]
    public async Task What_a_provider_throws_when_it_is_told_to_stop_is_no_failure()
    {
        var began = new TaskCompletionSource();
        await using var bench = await FeedBench.StartAsync(read: async (_, cancellationToken) =>
        {
            began.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw new TimeoutException("The query was ended.");
        });
        bench.AdvanceTo(2);
        await began.Task.WaitAsync(FeedBench.Patience, TimeProvider.System);
        await bench.StopAsync().WaitAsync(FeedBench.Patience, TimeProvider.System);
        (await bench.NextReportWhileStoppedAsync()).Outcome.Should().Be(FeedRunOutcome.Canceled);
    }

    [Fact]
    public async Task A_list_that_is_read_on_whatever_it_is_told_does_not_hold_up_the_host_for_longer_than_it_gives()
    {
        var (began, release) = (new TaskCompletionSource(), new TaskCompletionSource<Snapshots.IdentitySnapshot>());
        await using var bench = await FeedBench.StartAsync(
            services: services => services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMilliseconds(100)),
            read: async (_, _) =>
            {
                began.SetResult();
                return await release.Task;
            });
        bench.AdvanceTo(2);
        await began.Task.WaitAsync(FeedBench.Patience, TimeProvider.System);
        try
        {
            await bench.Invoking(b => b.StopAsync().WaitAsync(FeedBench.Patience, TimeProvider.System)).Should().ThrowAsync<OperationCanceledException>();
        }
        finally
        {
            release.SetResult(new());
        }
    }

    private sealed class HangingNotifier : IFeedNotifier
    {
        public TaskCompletionSource Called { get; } = new();

        public Task NotifyAsync(FeedRunReport report, CancellationToken cancellationToken = default)
        {
            Called.TrySetResult();
            return new TaskCompletionSource().Task;
        }
    }
}

using Okta.Xaas.Hosting.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Hosting.Tests.Jobs;

/// <summary>The schedule in the hands of an application.</summary>
public class FeedRunnerTests
{
    [Fact]
    public async Task Who_asks_has_a_run_at_once_under_their_name()
    {
        await using var bench = await FeedBench.StartAsync();
        string? requestedBy = null;
        bench.Synchronizer.Run = (options, _) =>
        {
            requestedBy = options.RequestedBy;
            return Task.FromResult(StubSynchronizer.Success);
        };
        (await bench.Runner.RunNowAsync("ada")).Should().BeTrue();
        var report = await bench.NextReportAsync();
        (report.Cause, report.StartedAt, requestedBy).Should().Be((FeedRunCause.Asked, bench.Now, "ada"));
    }

    [Fact]
    public async Task While_a_run_is_under_way_one_more_can_wait_and_not_two()
    {
        await using var bench = await FeedBench.StartAsync();
        var (began, release) = (new TaskCompletionSource(), new TaskCompletionSource<SnapshotResult>());
        bench.Synchronizer.Run = (_, _) =>
        {
            began.TrySetResult();
            return release.Task;
        };
        bench.AdvanceTo(2);
        await began.Task.WaitAsync(FeedBench.Patience, TimeProvider.System);
        (await bench.Runner.ReadStateAsync()).IsRunning.Should().BeTrue();
        (await bench.Runner.RunNowAsync()).Should().BeTrue();
        (await bench.Runner.RunNowAsync()).Should().BeFalse();
        release.SetResult(StubSynchronizer.Success);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Scheduled);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Asked);
        await bench.ExpectNoRunAsync();
        bench.Synchronizer.MostAtOnce.Should().Be(1);
    }

    [Fact]
    public async Task While_it_is_paused_nothing_begins_by_itself_and_after_it_what_was_due_does_once()
    {
        await using var bench = await FeedBench.StartAsync();
        await bench.Runner.PauseAsync("ada", "the HR system moves");
        bench.Status.State.NextRunAt.Should().BeNull();
        for (var night = 0; night < 3; night++) bench.AdvanceTo(12);
        await bench.ExpectNoRunAsync();
        var state = await bench.Runner.ReadStateAsync();
        (state.PausedBy, state.PauseReason, state.PausedAt, state.NextRunAt, state.IsRunning).Should().Be(("ada", "the HR system moves", TestDoubles.VirtualTimeProvider.Start.AddSeconds(1), null, false));

        await bench.Runner.ResumeAsync();
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.CaughtUp);
        await bench.ExpectNoRunAsync();
        state = await bench.Runner.ReadStateAsync();
        (state.PausedAt, state.PausedBy, state.PauseReason).Should().Be((null, null, null));
        state.NextRunAt.Should().Be(new DateTimeOffset(2026, 11, 5, 2, 0, 0, TimeSpan.Zero)).And.Be(bench.Status.State.NextRunAt);
    }

    [Fact]
    public async Task After_a_pause_nothing_is_made_up_for_where_that_is_not_wanted()
    {
        await using var bench = await FeedBench.StartAsync(o => o.CatchUp = false);
        await bench.Runner.PauseAsync("ada");
        bench.AdvanceTo(12);
        await bench.Runner.ResumeAsync();
        await bench.ExpectNoRunAsync();
        (await bench.RunAtAsync(2)).Cause.Should().Be(FeedRunCause.Scheduled);
    }

    [Fact]
    public async Task A_try_again_waits_for_the_end_of_a_pause_too()
    {
        await using var bench = await FeedBench.StartAsync();
        bench.Synchronizer.Run = (_, _) => throw new TimeoutException();
        await bench.RunAtAsync(2);
        bench.Synchronizer.Run = (_, _) => Task.FromResult(StubSynchronizer.Success);
        await bench.Runner.PauseAsync("ada");
        bench.AdvanceTo(3);
        await bench.ExpectNoRunAsync();
        await bench.Runner.ResumeAsync();
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Retried);
    }

    [Fact]
    public async Task A_name_or_a_reason_that_is_too_long_and_no_name_are_refused()
    {
        await using var bench = await FeedBench.StartAsync();
        await bench.Runner.Invoking(r => r.RunNowAsync(new string('a', 201))).Should().ThrowAsync<ArgumentException>();
        await bench.Runner.Invoking(r => r.PauseAsync(" ")).Should().ThrowAsync<ArgumentException>();
        await bench.Runner.Invoking(r => r.PauseAsync(new string('a', 201))).Should().ThrowAsync<ArgumentException>();
        await bench.Runner.Invoking(r => r.PauseAsync("ada", new string('a', 501))).Should().ThrowAsync<ArgumentException>();
        await bench.Runner.Invoking(r => r.PauseAsync("ada", "a\nb")).Should().ThrowAsync<ArgumentException>();
        foreach (var name in new[] { " ", "ada\r\nbob" }) await bench.Runner.Invoking(r => r.RunNowAsync(name)).Should().ThrowAsync<ArgumentException>();
        (await bench.Runner.ReadStateAsync()).PausedAt.Should().BeNull();
    }

    [Fact]
    public async Task While_a_run_that_was_asked_for_is_under_way_another_one_can_be_asked_for_and_comes()
    {
        await using var bench = await FeedBench.StartAsync();
        var (began, release) = (new TaskCompletionSource(), new TaskCompletionSource<SnapshotResult>());
        bench.Synchronizer.Run = (_, _) =>
        {
            began.TrySetResult();
            return release.Task;
        };
        (await bench.Runner.RunNowAsync("ada")).Should().BeTrue();
        await began.Task.WaitAsync(FeedBench.Patience, TimeProvider.System);
        (await bench.Runner.RunNowAsync("bob")).Should().BeTrue();
        (await bench.Runner.RunNowAsync("eve")).Should().BeFalse();
        release.SetResult(StubSynchronizer.Success);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Asked);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Asked);
        await bench.ExpectNoRunAsync();
    }

    [Fact]
    public async Task When_the_host_has_stopped_each_member_says_so()
    {
        await using var bench = await FeedBench.StartAsync();
        await bench.StopAsync();
        foreach (var call in new Func<IFeedRunner, Task>[] { r => r.RunNowAsync(), r => r.PauseAsync("ada"), r => r.ResumeAsync(), r => r.ReadStateAsync() })
            await bench.Runner.Invoking(call).Should().ThrowAsync<InvalidOperationException>().WithMessage("*'employees'*stopped*");
    }
}

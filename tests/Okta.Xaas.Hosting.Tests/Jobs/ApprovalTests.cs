using Okta.Xaas.Hosting.Tests.Support;
using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Hosting.Tests.Jobs;

/// <summary>What somebody has approved is taken up soon, and once.</summary>
public class ApprovalTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_was_approved_has_a_run_within_a_minute_and_no_second_one()
    {
        await using var bench = await FeedBench.StartAsync();
        bench.Status.Approve();
        bench.Clock.Advance(Minute);
        var report = await bench.NextReportAsync();
        (report.Cause, report.StartedAt).Should().Be((FeedRunCause.Approved, bench.Now));
        (await bench.Log.NextAsync(702)).Should().Contain("takes up an approval");
        await LookTwiceAsync(bench);
        await bench.ExpectNoRunAsync();
        bench.Status.State.NextRunAt.Should().Be(new DateTimeOffset(2026, 11, 3, 2, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_run_of_it_that_fails_is_tried_again_as_any_other_and_not_each_minute()
    {
        await using var bench = await FeedBench.StartAsync();
        bench.Status.Approve();
        bench.Synchronizer.Run = (_, _) => throw new TimeoutException();
        bench.Clock.Advance(Minute);
        (await bench.NextReportAsync()).RetryAt.Should().Be(bench.Now.AddMinutes(10));
        bench.Synchronizer.Run = (_, _) => Task.FromResult(StubSynchronizer.Success);
        for (var minute = 0; minute < 9; minute++) bench.Clock.Advance(Minute);
        bench.Clock.Advance(Minute);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Retried);
    }

    /// <summary>Another run holds the source, so that the store notes none.</summary>
    [Fact]
    public async Task A_run_of_it_that_the_store_does_not_note_is_not_begun_anew_each_minute()
    {
        await using var bench = await FeedBench.StartAsync(o => o.MaxRetries = 0);
        bench.Status.Approve();
        bench.Synchronizer.Run = (_, _) => throw new Snapshots.SnapshotBusyException("Another run has it.");
        bench.Clock.Advance(Minute);
        (await bench.NextReportAsync()).Outcome.Should().Be(FeedRunOutcome.Busy);
        bench.Synchronizer.Run = (_, _) => Task.FromResult(StubSynchronizer.Success);
        await LookTwiceAsync(bench);
        await LookTwiceAsync(bench);
        bench.Log.All.Count(entry => entry.Id == 702).Should().Be(1);

        bench.Status.Approve(bench.Now);
        bench.Clock.Advance(Minute);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Approved, "that is another decision");
    }

    [Fact]
    public async Task What_is_approved_while_the_feed_runs_is_taken_up_after_it_where_that_run_has_not_done_it()
    {
        await using var bench = await FeedBench.StartAsync();
        bench.Status.RunEnded(FeedRunOutcome.Succeeded, bench.Now);
        bench.Status.State = bench.Status.State with { LastRun = bench.Status.State.LastRun! with { RunId = bench.Status.NextRunId(), Outcome = FeedRunOutcome.Running } };
        bench.Status.Approve();
        await LookTwiceAsync(bench);
        bench.Log.All.Should().NotContain(entry => entry.Id == 702, "the run under way may do it");

        bench.Status.State = bench.Status.State with { LastRun = bench.Status.State.LastRun! with { Outcome = FeedRunOutcome.Stopped } };
        bench.Clock.Advance(Minute);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Approved);
    }

    [Fact]
    public async Task In_a_blackout_it_waits_for_the_end()
    {
        await using var bench = await FeedBench.StartAsync(o => o.Blackouts.Add(new() { From = new(5, 0), To = new(8, 0) }));
        bench.Status.Approve();
        await LookTwiceAsync(bench);
        bench.Log.All.Single(entry => entry.Id == 702).Message.Should().Contain("08:00:00");
        bench.Status.State.NextRunAt!.Value.Hour.Should().Be(8);
        (await bench.RunAtAsync(8)).Cause.Should().Be(FeedRunCause.Approved);
    }

    [Fact]
    public async Task A_run_that_comes_before_does_it_as_well()
    {
        await using var bench = await FeedBench.StartAsync(o => o.Blackouts.Add(new() { From = new(5, 0), To = new(8, 0) }));
        bench.Status.Approve();
        await LookTwiceAsync(bench);
        await bench.ExpectNoRunAsync();
        bench.AdvanceTo(8);
        for (var run = 0; run < 2; run++) await bench.ExpectNoRunAsync();
    }

    [Fact]
    public async Task It_waits_for_the_end_of_a_pause_too()
    {
        await using var bench = await FeedBench.StartAsync();
        await bench.Runner.PauseAsync("ada");
        bench.Status.Approve();
        bench.Clock.Advance(Minute);
        (await bench.Log.NextAsync(702)).Should().Contain("takes up an approval");
        (await bench.Runner.ReadStateAsync()).IsRunning.Should().BeFalse();
        await bench.Runner.ResumeAsync();
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Approved);
    }

    [Fact]
    public async Task Where_that_is_not_wanted_it_waits_for_the_next_run_that_is_due()
    {
        await using var bench = await FeedBench.StartAsync(o => o.RunAfterApproval = false);
        bench.Status.Approve();
        for (var minute = 0; minute < 3; minute++) bench.Clock.Advance(Minute);
        (await bench.RunAtAsync(2)).Cause.Should().Be(FeedRunCause.Scheduled);
    }

    [Fact]
    public async Task What_the_process_before_has_left_is_taken_up_by_the_next()
    {
        var status = new MemoryStatus();
        status.RunEnded(FeedRunOutcome.Stopped, TestDoubles.VirtualTimeProvider.Start);
        status.Approve();
        await using var bench = await FeedBench.StartAsync(status: status);
        bench.Clock.Advance(Minute);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Approved);
    }

    // When the second look has begun, the first one is over.
    private static async Task LookTwiceAsync(FeedBench bench)
    {
        for (var look = 0; look < 2; look++)
        {
            var reads = bench.Status.Reads;
            bench.Clock.Advance(Minute);
            while (bench.Status.Reads == reads) await Task.Yield();
        }
    }
}

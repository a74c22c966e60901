using Okta.Xaas.Hosting.Tests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Records;

namespace Okta.Xaas.Hosting.Tests.Jobs;

/// <summary>The schedule with the real scheduler, in virtual time.</summary>
public class ScheduledRunTests
{
    [Fact]
    public async Task Each_night_has_one_run_at_its_time()
    {
        await using var bench = await FeedBench.StartAsync();
        for (var night = 0; night < 20; night++)
        {
            var report = await bench.RunAtAsync(2);
            (report.Cause, report.Outcome, report.StartedAt.TimeOfDay, report.Attempt).Should().Be((FeedRunCause.Scheduled, FeedRunOutcome.Succeeded, TimeSpan.FromHours(2), 0));
            bench.Status.State.NextRunAt.Should().Be(bench.Now.AddDays(1));
        }

        await bench.ExpectNoRunAsync();
        bench.Synchronizer.MostAtOnce.Should().Be(1);
    }

    [Fact]
    public async Task A_run_waits_for_its_jitter()
    {
        await using var bench = await FeedBench.StartAsync(o => o.Jitter = TimeSpan.FromMinutes(30));
        var start = (await bench.Runner.ReadStateAsync()).NextRunAt!.Value;
        start.Should().BeAfter(VirtualNight(2)).And.BeOnOrBefore(VirtualNight(2).AddMinutes(30));
        bench.AdvanceTo(2);
        (await bench.Log.NextAsync(707)).Should().Contain("put off");
        bench.Status.State.NextRunAt.Should().Be(start);
        bench.Clock.Advance(start - bench.Now);
        var report = await bench.NextReportAsync();
        (report.Cause, report.StartedAt).Should().Be((FeedRunCause.Scheduled, start));
    }

    [Fact]
    public async Task What_falls_due_in_a_blackout_begins_at_its_end_once_and_who_asks_is_not_held_up()
    {
        await using var bench = await FeedBench.StartAsync(o =>
        {
            o.Cron = "0 * * * *";
            o.Blackouts.Add(new() { From = new(1, 30), To = new(4, 30) });
        });
        for (var hour = 7; hour < 26; hour++) (await bench.RunAtAsync(hour % 24)).StartedAt.Hour.Should().Be(hour % 24);
        foreach (var hour in new[] { 2, 3, 4 })
        {
            bench.AdvanceTo(hour);
            (await bench.Log.NextAsync(707)).Should().Contain("04:30");
        }

        await bench.ExpectNoRunAsync();
        (await bench.RunAtAsync(4, 30)).Cause.Should().Be(FeedRunCause.Scheduled);
        (await bench.RunAtAsync(5)).StartedAt.Hour.Should().Be(5);
    }

    [Fact]
    public async Task A_clock_that_jumps_over_nights_has_them_made_up_for_once()
    {
        await using var bench = await FeedBench.StartAsync();
        await bench.RunAtAsync(2);
        bench.Clock.Advance(TimeSpan.FromDays(5.5));
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.CaughtUp);
        await bench.ExpectNoRunAsync();
        (await bench.RunAtAsync(2)).Cause.Should().Be(FeedRunCause.Scheduled);
    }

    [Fact]
    public async Task A_run_that_the_machine_begins_some_seconds_late_is_none_that_was_missed()
    {
        await using var bench = await FeedBench.StartAsync(o => o.CatchUp = false);
        bench.AdvanceTo(1, 59);
        bench.Clock.Advance(TimeSpan.FromSeconds(110));
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.Scheduled);
    }

    [Fact]
    public async Task A_run_that_takes_longer_than_the_time_between_two_is_followed_by_one_more_and_not_by_all_that_were_due()
    {
        await using var bench = await FeedBench.StartAsync(o => o.Cron = "*/10 * * * *");
        var (began, release) = (new TaskCompletionSource(), new TaskCompletionSource<SnapshotResult>());
        bench.Synchronizer.Run = (_, _) =>
        {
            began.TrySetResult();
            return release.Task;
        };
        bench.AdvanceTo(6, 10);
        await began.Task.WaitAsync(FeedBench.Patience, TimeProvider.System);
        for (var due = 20; due < 60; due += 10) bench.AdvanceTo(6, due);
        release.SetResult(StubSynchronizer.Success);
        await bench.NextReportAsync();
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.CaughtUp);
        await bench.ExpectNoRunAsync();
        bench.Synchronizer.MostAtOnce.Should().Be(1);
    }

    [Fact]
    public async Task At_the_start_a_run_begins_where_that_is_said()
    {
        await using var bench = await FeedBench.StartAsync(o => o.RunAtStart = true);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.AtStart);
        await bench.ExpectNoRunAsync();
    }

    [Theory]
    [InlineData(FeedRunOutcome.Succeeded, 30, true, FeedRunCause.CaughtUp)]
    [InlineData(FeedRunOutcome.Failed, 30, true, FeedRunCause.CaughtUp)]
    [InlineData(FeedRunOutcome.Succeeded, 30, false, null)]
    [InlineData(FeedRunOutcome.Succeeded, 4, true, null)]
    [InlineData(FeedRunOutcome.Failed, 4, true, FeedRunCause.Retried)]
    [InlineData(FeedRunOutcome.Failed, 4, false, null)]
    [InlineData(FeedRunOutcome.Stopped, 4, true, null)]
    [InlineData(FeedRunOutcome.Running, 4, true, FeedRunCause.Recovered)]
    [InlineData(FeedRunOutcome.Canceled, 4, true, FeedRunCause.Recovered)]
    [InlineData(FeedRunOutcome.Canceled, 4, false, null)]
    public async Task What_the_process_before_has_missed_or_not_ended_is_made_up_for_once(FeedRunOutcome outcome, int hoursAgo, bool catchUp, FeedRunCause? cause)
    {
        var status = new MemoryStatus();
        status.RunEnded(outcome, TestDoubles.VirtualTimeProvider.Start.AddHours(-hoursAgo));
        await using var bench = await FeedBench.StartAsync(o => o.CatchUp = catchUp, status);
        if (cause is { } why)
        {
            (await bench.NextReportAsync()).Cause.Should().Be(why);
            (await bench.Log.NextAsync(712)).Should().Contain("makes up").And.Contain(why.ToString());
        }

        await bench.ExpectNoRunAsync();
    }

    [Fact]
    public async Task A_first_start_has_missed_nothing()
    {
        await using var bench = await FeedBench.StartAsync();
        await bench.ExpectNoRunAsync();
    }

    [Fact]
    public async Task A_run_that_fails_is_tried_again_each_time_later_until_it_succeeds_which_is_told()
    {
        await using var bench = await FeedBench.StartAsync();
        bench.Synchronizer.Run = (_, _) => throw new TimeoutException("of the list");
        var report = await bench.RunAtAsync(2);
        (report.Outcome, report.Failure!.GetType(), report.RetryAt).Should().Be((FeedRunOutcome.Failed, typeof(TimeoutException), VirtualNight(2, 10)));
        bench.Status.State.NextRunAt.Should().Be(VirtualNight(2, 10));

        report = await bench.RunAtAsync(2, 10);
        (report.Cause, report.Attempt, report.RetryAt).Should().Be((FeedRunCause.Retried, 1, VirtualNight(2, 30)));

        bench.Synchronizer.Run = (_, _) => Task.FromResult(StubSynchronizer.Success);
        report = await bench.RunAtAsync(2, 30);
        (report.Cause, report.Attempt, report.Outcome, report.IsRecovery, report.RetryAt).Should().Be((FeedRunCause.Retried, 2, FeedRunOutcome.Succeeded, true, null));
        report = await bench.RunAtAsync(2);
        (report.Cause, report.Attempt, report.IsRecovery).Should().Be((FeedRunCause.Scheduled, 0, false));
    }

    [Fact]
    public async Task It_is_tried_so_often_and_no_more()
    {
        await using var bench = await FeedBench.StartAsync(o => o.MaxRetries = 1);
        bench.Synchronizer.Run = (_, _) => throw new TimeoutException();
        (await bench.RunAtAsync(2)).RetryAt.Should().NotBeNull();
        (await bench.RunAtAsync(2, 10)).RetryAt.Should().BeNull();
        bench.AdvanceTo(12);
        await bench.ExpectNoRunAsync();
    }

    [Fact]
    public async Task What_a_safeguard_stopped_is_told_and_not_tried_again()
    {
        await using var bench = await FeedBench.StartAsync();
        bench.Synchronizer.Run = (_, _) => throw new SafeguardException(StubSynchronizer.Plan(), [new(Safeguard.EmptySnapshot, "users", 0, 10, "The list is empty.")]);
        var report = await bench.RunAtAsync(2);
        (report.Outcome, report.RetryAt).Should().Be((FeedRunOutcome.Stopped, null));
        report.Failure!.Message.Should().Contain("The list is empty.");
    }

    [Fact]
    public async Task A_run_that_failed_shortly_before_the_start_is_tried_again_when_it_would_have_been()
    {
        var status = new MemoryStatus();
        status.RunEnded(FeedRunOutcome.Failed, TestDoubles.VirtualTimeProvider.Start.AddMinutes(-4));
        await using var bench = await FeedBench.StartAsync(status: status);
        bench.Status.State.NextRunAt.Should().Be(TestDoubles.VirtualTimeProvider.Start.AddMinutes(6));
        bench.Clock.Advance(TimeSpan.FromMinutes(6));
        var report = await bench.NextReportAsync();
        (report.Cause, report.Attempt).Should().Be((FeedRunCause.Retried, 1));
    }

    [Fact]
    public async Task Where_the_store_does_not_tell_what_was_missed_a_run_begins_all_the_same()
    {
        var status = new MemoryStatus { Fault = new Snapshots.SnapshotStoreException("The server is gone.") };
        await using var bench = await FeedBench.StartAsync(status: status);
        (await bench.NextReportAsync()).Cause.Should().Be(FeedRunCause.CaughtUp);
    }

    [Fact]
    public async Task A_source_that_another_run_has_is_tried_again_and_told_when_it_still_has_it_in_the_end()
    {
        await using var bench = await FeedBench.StartAsync(o => o.MaxRetries = 1);
        bench.Synchronizer.Run = (_, _) => throw new SnapshotBusyException("taken");
        bench.AdvanceTo(2);
        (await bench.Log.NextAsync(708)).Should().Contain("02:10:00Z");
        var report = await bench.RunAtAsync(2, 10);
        (report.Outcome, report.Cause, report.RetryAt, report.Failure!.Message).Should().Be((FeedRunOutcome.Busy, FeedRunCause.Retried, null, "taken"));
        bench.Synchronizer.Run = (_, _) => Task.FromResult(StubSynchronizer.Success);
        await bench.ExpectNoRunAsync();
    }

    [Fact]
    public async Task A_list_that_cannot_be_opened_makes_a_run_that_fails_and_its_words_are_nowhere()
    {
        Exception? fault = new InvalidOperationException("Ada Example earns 4711");
        await using var bench = await FeedBench.StartAsync(read: (_, _) => fault is null ? new((IdentitySnapshot)null!) : throw fault);
        var report = await bench.RunAtAsync(2);
        (report.Outcome, report.Failure, report.RetryAt).Should().Be((FeedRunOutcome.Failed, fault, VirtualNight(2, 10)));
        bench.Synchronizer.MostAtOnce.Should().Be(1, "the synchronizing notes it");
        bench.Log.All.Should().NotContain(entry => entry.Message.Contains("4711", StringComparison.Ordinal));

        fault = null;
        (await bench.RunAtAsync(2, 10)).Failure!.Message.Should().Be("What reads the list of feed 'employees' gave none: return an IdentitySnapshot.");
    }

    [Fact]
    public async Task What_a_list_was_read_from_is_closed_when_the_run_is_over_all_of_it_and_whatever_it_throws()
    {
        var closed = new List<string>();
        await using var bench = await FeedBench.StartAsync(read: (run, _) =>
        {
            run.DisposeAfter(new Resource(() => closed.Add("first")));
            run.DisposeAfter(new Resource(() => throw new IOException("Ada Example")));
            return new(new IdentitySnapshot());
        });
        (await bench.RunAtAsync(2)).Outcome.Should().Be(FeedRunOutcome.Succeeded);
        closed.Should().Equal("first");
        (await bench.Log.NextAsync(719)).Should().Be("What the list of feed employees was read from could not be closed (IOException)");
    }

    [Fact]
    public async Task While_a_run_is_under_way_the_next_one_is_the_one_after_it()
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
        bench.Status.State.NextRunAt.Should().Be(VirtualNight(2).AddDays(1));
        release.SetResult(StubSynchronizer.Success);
        await bench.NextReportAsync();
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_logged_and_the_schedule_goes_on()
    {
        await using var bench = await FeedBench.StartAsync();
        bench.Status.Fault = new Snapshots.SnapshotStoreException("The server is gone.");
        bench.Synchronizer.Run = (_, _) => throw bench.Status.Fault;
        (await bench.RunAtAsync(2)).Outcome.Should().Be(FeedRunOutcome.Failed);
        (await bench.Log.NextAsync(710)).Should().Contain("The server is gone.");
        bench.Status.Fault = null;
        bench.Synchronizer.Run = (_, _) => Task.FromResult(StubSynchronizer.Success);
        (await bench.RunAtAsync(2, 10)).Outcome.Should().Be(FeedRunOutcome.Succeeded);
        bench.Status.State.NextRunAt.Should().Be(VirtualNight(2).AddDays(1));
    }

    // The night after the clock's start.
    private static DateTimeOffset VirtualNight(int hour, int minute = 0) => new(2026, 11, 3, hour, minute, 0, TimeSpan.Zero);

    private sealed class Resource(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}

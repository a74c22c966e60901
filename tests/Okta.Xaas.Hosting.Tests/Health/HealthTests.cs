using Microsoft.Extensions.Diagnostics.HealthChecks;
using Okta.Xaas.Hosting.Health.Internal;
using Okta.Xaas.Hosting.Tests.Support;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Status;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Hosting.Tests.Health;

public class HealthTests
{
    private static readonly FeedApproval Waiting = new()
    {
        ApprovalId = "A1",
        IdentitySourceId = "0oaemployees",
        RunId = "R1",
        RequestedBy = "tests",
        RequestedAt = VirtualTimeProvider.Start,
        ValidUntil = VirtualTimeProvider.Start.AddDays(7),
        Findings = [],
    };

    [Theory]
    [InlineData(1, false, 100, HealthStatus.Healthy)]
    [InlineData(36, false, 100, HealthStatus.Healthy)]
    [InlineData(37, false, 100, HealthStatus.Unhealthy)]
    [InlineData(37, true, 100, HealthStatus.Unhealthy)]
    [InlineData(1, true, 100, HealthStatus.Degraded)]
    [InlineData(-1, false, 100, HealthStatus.Healthy)] // another machine's clock
    [InlineData(-37, false, 100, HealthStatus.Unhealthy)] // the clock was ahead when it was written down
    [InlineData(null, false, 1, HealthStatus.Degraded)] // there was no time for a run
    [InlineData(null, false, 37, HealthStatus.Unhealthy)]
    public void A_feed_is_as_healthy_as_its_last_success_is_new_and_degraded_while_somebody_is_to_decide(int? successHoursAgo, bool waits, int upHours, HealthStatus expected)
    {
        var now = VirtualTimeProvider.Start;
        var state = new FeedState
        {
            IdentitySourceId = "0oaemployees",
            LastSuccessAt = successHoursAgo is { } hours ? now.AddHours(-hours) : null,
            Approvals = waits ? [Waiting] : [],
        };
        FeedHealthRule.Of(state, now.AddHours(-upHours), TimeSpan.FromHours(36), now).Status.Should().Be(expected);
    }

    [Fact]
    public async Task A_feed_has_a_check_for_live_ready_and_its_own_with_numbers()
    {
        await using var bench = await FeedBench.StartAsync();
        var report = await bench.HealthAsync();
        report.Entries.Keys.Should().BeEquivalentTo("employees live", "employees ready", "employees feed");
        report.Entries["employees live"].Tags.Should().BeEquivalentTo("okta-xaas", "live");
        (report.Entries["employees live"].Status, report.Entries["employees ready"].Status, report.Entries["employees feed"].Status)
            .Should().Be((HealthStatus.Healthy, HealthStatus.Healthy, HealthStatus.Degraded));

        await bench.RunAtAsync(2);
        var feed = (await bench.HealthAsync()).Entries["employees feed"];
        feed.Status.Should().Be(HealthStatus.Healthy);
        feed.Data.Should().Contain(new KeyValuePair<string, object>[]
        {
            new("last_run_outcome", "Succeeded"), new("last_run_at", bench.Now), new("last_success_at", bench.Now), new("next_run_at", bench.Now.AddDays(1)),
            new("approvals_waiting", 0), new("pending_sessions", 0), new("held_back", 0L),
        });

        bench.Synchronizer.Run = (_, _) => throw new TimeoutException();
        await bench.Runner.PauseAsync("ada");
        bench.Clock.Advance(TimeSpan.FromHours(37));
        (await bench.HealthAsync()).Entries["employees feed"].Status.Should().Be(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_makes_a_feed_not_ready_and_not_dead()
    {
        await using var bench = await FeedBench.StartAsync();
        bench.Status.Fault = new Snapshots.SnapshotStoreException("The server is gone.");
        var entries = (await bench.HealthAsync()).Entries;
        (entries["employees live"].Status, entries["employees ready"].Status, entries["employees feed"].Status).Should().Be((HealthStatus.Healthy, HealthStatus.Unhealthy, HealthStatus.Unhealthy));
        foreach (var name in new[] { "employees ready", "employees feed" })
            (entries[name].Description, entries[name].Exception).Should().Be(("The store does not answer: the log says why.", bench.Status.Fault), "its words have the address of the database");
    }

    [Fact]
    public async Task A_store_that_hangs_is_not_waited_for_longer_than_some_seconds()
    {
        await using var bench = await FeedBench.StartAsync();
        bench.Status.Hangs = true;
        var asked = bench.HealthAsync();
        while (bench.Status.HangingReads < 2) await Task.Yield();
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        var entries = (await asked).Entries;
        (entries["employees live"].Status, entries["employees ready"].Status, entries["employees feed"].Status).Should().Be((HealthStatus.Healthy, HealthStatus.Unhealthy, HealthStatus.Unhealthy));
        entries["employees ready"].Exception!.Message.Should().Contain("within 10 seconds");
        bench.Status.Hangs = false;
    }

    [Fact]
    public async Task A_host_that_has_stopped_is_neither_ready_nor_live()
    {
        await using var bench = await FeedBench.StartAsync();
        await bench.StopAsync();
        var entries = (await bench.HealthAsync()).Entries;
        (entries["employees live"].Status, entries["employees ready"].Status).Should().Be((HealthStatus.Unhealthy, HealthStatus.Unhealthy));
    }
}

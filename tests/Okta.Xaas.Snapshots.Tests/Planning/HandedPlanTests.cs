using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Planning;

/// <summary>What a test of somebody's own code makes by hand.</summary>
public sealed class HandedPlanTests
{
    [Fact]
    public async Task A_plan_reads_as_one_of_a_list_does()
    {
        var change = new PlannedChange(IdentityChange.DeleteUser("E1"), PlannedAction.Delete);
        var plan = new SynchronizationPlan(new() { IdentitySourceId = "0oa1", Users = new() { Deleted = 1 } }, [change]);

        (await plan.ReadChangesAsync().ToListAsync()).Should().Equal(change);
        (await plan.ReadHeldBackAsync().ToListAsync()).Should().BeEmpty();
        plan.IsEmpty.Should().BeFalse();
        plan.ToString().Should().StartWith("1 change (users: 1 deleted)");
        using var saved = new MemoryStream();
        await plan.SaveAsync(saved);
        saved.Position = 0;
        (await SynchronizationPlan.LoadSummaryAsync(saved)).IdentitySourceId.Should().Be("0oa1");
        plan.Dispose();
        await plan.Invoking(p => p.ReadChangesAsync().ToListAsync().AsTask()).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task It_is_not_applied()
    {
        await using var org = await SnapshotOrg.StartAsync();
        using var plan = new SynchronizationPlan(new() { IdentitySourceId = org.Options.IdentitySourceId! });

        await org.Synchronizer.Invoking(s => s.ApplyAsync(plan)).Should().ThrowAsync<ArgumentException>().WithMessage("This plan was made by hand*");
    }

    [Fact]
    public void A_result_needs_its_source_only_and_comes_back_from_json()
    {
        var result = new SyncResult { IdentitySourceId = "0oa1" };

        (result.Succeeded, result.Imported, result.Sessions.Count).Should().Be((true, 0, 0));
        SyncResult.FromJson(result.ToJson()).Should().BeEquivalentTo(result);
        FluentActions.Invoking(() => SyncResult.FromJson("{}")).Should().Throw<System.Text.Json.JsonException>();
        new SnapshotResult { Plan = new() { IdentitySourceId = "0oa1" }, Synchronization = result }.EnsureSuccess().Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task A_run_tells_what_it_reads_and_then_what_it_sends_of_how_many()
    {
        await using var org = await SnapshotOrg.StartAsync();
        var reports = new List<SyncProgress>();

        await org.Synchronizer.RunAsync(HrList.Of(users: 2_500, groups: 2).Snapshot, progress: new Keep(reports));

        var planning = reports.TakeWhile(report => report.Phase == SyncPhase.Planning).ToList();
        planning.Select(report => (report.RecordsRead, report.ChangesTotal)).Should().Equal((1_000, null), (2_000, null), (3_000, null), (4_000, null), (5_000, null), (5_002, 5_002L));
        reports.Skip(planning.Count).Should().OnlyContain(report => report.ChangesTotal == 5_002 && report.RecordsRead == 5_002 && report.Phase != SyncPhase.Planning);
        reports[^1].Should().Match<SyncProgress>(report => report.ChangesRead == 5_002 && report.ChangesImported == 5_002);
    }

    [Fact]
    public async Task A_progress_that_throws_ends_nothing()
    {
        await using var org = await SnapshotOrg.StartAsync();

        (await org.Synchronizer.RunAsync(HrList.Of(users: 3).Snapshot, progress: new Throw())).Succeeded.Should().BeTrue();
    }

    private sealed class Keep(List<SyncProgress> reports) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => reports.Add(value);
    }

    private sealed class Throw : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => throw new InvalidOperationException();
    }
}

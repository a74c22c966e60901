using Okta.Xaas.Changes;
using Okta.Xaas.Emulator;
using Okta.Xaas.Journal;
using Okta.Xaas.Results;
using Okta.Xaas.Snapshots.Reconciliation;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Reconciliation;

/// <summary>What the store takes for imported, against what the org has.</summary>
public abstract class ReconcilerTests
{
    private static readonly ReconciliationOptions Correct = new() { Correct = true };

    private protected abstract Task<TestStore> NewStoreAsync();

    [StoreFact]
    public async Task After_a_run_nothing_differs_and_nothing_is_changed()
    {
        await using var org = await StartAsync();
        await org.Synchronizer.RunAsync(HrList.Of(users: 1_100, groups: 3).Snapshot);
        var sessions = org.Okta.Sessions.Count;

        var report = await ReconcileAsync(org, Correct);

        report.IsAsExpected.Should().BeTrue(report.ToString());
        report.Users.Should().Be(new ReconciliationCounts(1_100, 0, 0, 0, 0, 0));
        report.Groups.Same.Should().Be(3);
        report.Memberships.Different.Should().Be(0);
        org.Okta.Sessions.Should().HaveCount(sessions);
        (await org.Synchronizer.RunAsync(HrList.Of(users: 1_100, groups: 3).Snapshot)).Plan.Changes.Should().Be(0);
    }

    [StoreFact]
    public async Task Every_kind_of_difference_is_told_and_the_next_run_sends_exactly_what_differs()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 40, groups: 4);
        await org.Synchronizer.RunAsync(list.Snapshot);
        await DriftAsync(org);

        var told = await ReconcileAsync(org);
        var unchanged = await org.Synchronizer.RunAsync(list.Snapshot);
        var corrected = await ReconcileAsync(org, Correct);

        told.Differences.Select(difference => difference.ToString()).Should().BeEquivalentTo(
            "Deactivated User E1",
            "Drifted User E2 (department)",
            "LeftOver User X1",
            "Missing Group G3",
            "Drifted Group G4 (displayName)",
            "Missing membership G1/E1",
            "Missing membership G1/E5",
            "LeftOver membership G1/E6");
        told.Users.Same.Should().Be(38);
        told.Corrected.Should().BeFalse();
        unchanged.Plan.Changes.Should().Be(0, "it is only told");
        corrected.Differences.Should().BeEquivalentTo(told.Differences);
        corrected.ToJson().Should().NotContain("Elsewhere").And.NotContain("example.com", "it has no values");

        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        (await plan.ReadChangesAsync().Select(change => change.Change.ToString()).ToArrayAsync()).Should().BeEquivalentTo(
            "UserUpsert E1", "UserUpsert E2", "GroupUpsert G3", "GroupUpsert G4", "MembershipAdd G1", "MembershipAdd G3", "MembershipRemove G1", "UserDelete X1");
        (await org.Synchronizer.ApplyAsync(plan)).Succeeded.Should().BeTrue();
        (await ReconcileAsync(org)).IsAsExpected.Should().BeTrue();
    }

    [StoreFact]
    public async Task A_store_that_was_lost_is_made_anew_without_sending_anybody()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 600, groups: 3);
        await org.Synchronizer.RunAsync(list.Snapshot);
        await ForgetAsync(org);
        list.Leave("E7").Move("E8", "Research").Hire("E601");

        var report = await ReconcileAsync(org, new ReconciliationOptions { Correct = true, List = list.Snapshot });

        report.Users.LeftOver.Should().Be(600, "the store knew nobody");
        report.TakenFromList.Should().Be(598 + 3);
        var plan = (await org.Synchronizer.PlanAsync(list.Snapshot)).Summary;
        (plan.Users.Added, plan.Users.Updated, plan.Users.Deleted, plan.Groups.Updated, plan.Memberships.Added, plan.Memberships.Deleted).Should().Be((1L, 1L, 1L, 0L, 0L, 1L), "who left leaves the group, too");
        (await org.Synchronizer.RunAsync(list.Snapshot)).Succeeded.Should().BeTrue();
        org.Okta.Directory.Users["E7"].IsActive.Should().BeFalse("a lost store has lost no leaver");
        org.Okta.Directory.Users["E8"].Profile["department"].Should().Be("Research");
    }

    [StoreFact]
    public async Task Without_the_list_a_lost_store_sends_everybody_once_and_loses_no_leaver()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 30, groups: 2);
        await org.Synchronizer.RunAsync(list.Snapshot);
        await ForgetAsync(org);
        list.Leave("E7");

        await ReconcileAsync(org, Correct);

        var result = await org.Synchronizer.RunAsync(list.Snapshot);
        (result.Plan.Users.Added, result.Plan.Users.Updated, result.Plan.Users.Deleted).Should().Be((0L, 29L, 1L));
        org.Okta.Directory.Users["E7"].IsActive.Should().BeFalse();
    }

    [StoreFact]
    public async Task Who_waits_to_be_confirmed_is_not_missing_and_is_not_sent_again()
    {
        await using var org = await StartAsync();
        org.Okta.SetOutcome("E1", ImportOutcome.Unconfirmed);
        var list = HrList.Of(users: 3);
        await org.Synchronizer.RunAsync(list.Snapshot);

        var report = await ReconcileAsync(org, Correct);

        report.Differences.Select(difference => difference.ToString()).Should().Equal("NotLinked User E1");
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);
    }

    [StoreFact]
    public async Task Where_Okta_refuses_it_nothing_is_done_and_the_report_says_what_is_needed()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 3);
        await org.Synchronizer.RunAsync(list.Snapshot);
        using var refused = org.Okta.Intercept(request => request.Operation == "listApplicationUsers" ? Fault.Answer(EmulatedResponse.OktaError(403, "E0000006", "You do not have permission")) : null);

        var report = await ReconcileAsync(org, Correct);

        report.Refused.Should().Contain("403").And.Contain("okta.apps.read");
        (report.Corrected, report.IsAsExpected).Should().Be((false, false));
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);
    }

    [StoreFact]
    public async Task Groups_that_only_Okta_tells_of_may_be_refused()
    {
        await using var org = await StartAsync();
        await org.Synchronizer.RunAsync(HrList.Of(users: 3, groups: 1).Snapshot);
        using var refused = org.Okta.Intercept(request => request.Operation == "listGroups" ? Fault.Answer(EmulatedResponse.OktaError(403, "E0000006", "You do not have permission")) : null);

        var report = await ReconcileAsync(org);

        report.GroupsRefused.Should().Contain("okta.groups.read");
        report.Groups.Same.Should().Be(1);
        report.IsAsExpected.Should().BeTrue();
    }

    [StoreFact]
    public async Task A_list_is_for_a_correction_only()
    {
        await using var org = await StartAsync();

        await org.Invoking(o => ReconcileAsync(o, new ReconciliationOptions { List = HrList.Of(1).Snapshot })).Should().ThrowAsync<ArgumentException>();
    }

    [StoreFact]
    public async Task A_process_that_died_in_a_correction_loses_nobody()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 5);
        await org.Synchronizer.RunAsync(list.Snapshot);
        await using (var lease = (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))!)
        {
            // What a correction has written when it dies before the end of its piece.
            ChangeReference[] changes = [new() { Index = 0, Kind = ChangeKind.UserDelete, ExternalId = "E1" }];
            await lease.AppendAsync(new() { Event = JournalEvent.Uploading, At = org.Clock.GetUtcNow(), SessionId = "reconciliation 1", Changes = changes }, new Dictionary<long, EntityState>(), default);
        }

        var result = await org.Synchronizer.RunAsync(list.Leave("E2").Snapshot);

        result.Succeeded.Should().BeTrue();
        (org.Okta.Directory.Users["E1"].IsActive, org.Okta.Directory.Users["E2"].IsActive).Should().Be((true, false));
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);
    }

    [StoreFact]
    public async Task The_store_tells_what_it_has()
    {
        await using var org = await StartAsync();
        await org.Synchronizer.RunAsync(HrList.Of(users: 6, groups: 2).Snapshot);
        await using var lease = (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))!;

        (await lease.CountAsync(default)).Should().Be(new StoredCounts(6, 2, 0, 6, 0));
        (await lease.FindAsync(EntityKind.User, "E1", default))!.Hash.Should().NotBeEmpty();
        (await lease.FindAsync(EntityKind.User, "E9", default)).Should().BeNull();
        (await lease.FindGroupsAsync("E1", default)).Should().Equal("G1");
    }

    private protected static async Task<ReconciliationReport> ReconcileAsync(SnapshotOrg org, ReconciliationOptions? options = null) =>
        await new SnapshotReconciler(org.Store.Open(), org.Api, org.Org, org.Options, org.Snapshots, org.Clock).ReconcileAsync(options);

    private protected async Task<SnapshotOrg> StartAsync() => await SnapshotOrg.StartAsync(store: await NewStoreAsync());

    // Somebody else's hand in the org.
    private static async Task DriftAsync(SnapshotOrg org)
    {
        await org.Api.DeleteUserAsync("E1");
        await org.Api.UpdateUserAsync("E2", new UserProfile { UserName = "e2@example.com", Email = "e2@example.com", ["department"] = "Elsewhere" });
        await org.Api.CreateUserAsync(IdentityChange.UpsertUser("X1", new UserProfile { UserName = "x1@example.com", Email = "x1@example.com" }));
        await org.Api.DeleteGroupAsync("G3");
        await org.Api.UpdateGroupAsync("G4", IdentityChange.UpsertGroup("G4", new GroupProfile { DisplayName = "Elsewhere" }));
        await org.Api.DeleteGroupMembershipAsync("G1", "E5");
        await org.Api.CreateGroupMembershipAsync("G1", new("E6"));
    }

    private static async Task ForgetAsync(SnapshotOrg org)
    {
        await using var lease = (await org.Store.Open().TryAcquireAsync(org.Options.IdentitySourceId!))!;
        await lease.ForgetAsync(default);
    }
}

public sealed class SqliteReconcilerTests : ReconcilerTests
{
    private protected override Task<TestStore> NewStoreAsync() => Task.FromResult<TestStore>(new SqliteTestStore());
}

[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlReconcilerTests(PostgreSqlFixture postgreSql) : ReconcilerTests
{
    private protected override async Task<TestStore> NewStoreAsync() => await postgreSql.NewStoreAsync();
}

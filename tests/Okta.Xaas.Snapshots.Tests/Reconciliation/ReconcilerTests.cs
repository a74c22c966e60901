using System.Net;
using Okta.Xaas.Emulator;
using Okta.Xaas.Journal;
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
        report.Users.Should().Be(new ReconciliationCounts { Same = 1_100 });
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
    public async Task The_memberships_of_who_waits_to_be_confirmed_are_as_imported_too()
    {
        await using var org = await StartAsync();
        org.Okta.SetOutcome("E1", ImportOutcome.Unconfirmed);
        var list = HrList.Of(users: 3, groups: 1);
        await org.Synchronizer.RunAsync(list.Snapshot);
        org.Okta.Directory.Memberships["G1"].Should().Contain("E1");

        var report = await ReconcileAsync(org, Correct);

        report.Differences.Select(difference => difference.ToString()).Should().Equal("NotLinked User E1");
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);
    }

    [StoreFact]
    public async Task The_safeguards_see_what_a_list_does_to_people_whom_a_correction_has_stored()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 100);
        await org.Synchronizer.RunAsync(list.Snapshot);
        await ForgetAsync(org);
        var swapped = new HrList();
        for (var i = 1; i <= 100; i++) swapped.Hire($"E{i}", $"e{101 - i}.swapped@example.com");

        await ReconcileAsync(org, new ReconciliationOptions { Correct = true, List = swapped.Snapshot });

        using var plan = await org.Synchronizer.PlanAsync(swapped.Snapshot);
        plan.Summary.Safeguards.Select(hit => hit.Safeguard).Should().Contain(Safeguard.UserNameChanges).And.Contain(Safeguard.UserUpdates);
    }

    [StoreFact]
    public async Task A_user_name_that_Okta_keeps_beside_the_profile_is_known_after_a_correction()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 20);
        await org.Synchronizer.RunAsync(list.Snapshot);
        await ForgetAsync(org);
        var users = string.Join(",", Enumerable.Range(1, 20).Select(i =>
            $$$"""{"id":"00u{{{i}}}","externalId":"E{{{i}}}","status":"ACTIVE","credentials":{"userName":"e{{{i}}}@example.com"},"profile":{"email":"e{{{i}}}@example.com","department":"Elsewhere"}}"""));
        using var beside = org.Okta.Intercept(request => request.Operation == "listApplicationUsers" ? Fault.Answer(EmulatedResponse.Text(200, $"[{users}]")) : null);

        await ReconcileAsync(org, Correct);

        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        plan.Summary.Users.Updated.Should().Be(20);
        plan.Summary.ChangedAttributes.Keys.Should().Equal("department");
        plan.Summary.Safeguards.Should().NotContain(hit => hit.Safeguard == Safeguard.UserNameChanges, "nobody gets another name");
    }

    [StoreFact]
    public async Task A_key_that_no_address_can_carry_is_compared_all_the_same()
    {
        await using var org = await StartAsync();
        org.Okta.SetOutcome("..", ImportOutcome.Unconfirmed);
        var list = HrList.Of(users: 2).Hire("..", "dots@example.com");
        list.Groups.Add(new(".", new GroupProfile { DisplayName = "Dot" }));
        await org.Synchronizer.RunAsync(list.Snapshot);

        var report = await ReconcileAsync(org, Correct);

        report.Differences.Select(difference => difference.ToString()).Should().Equal("Missing User ..", "Missing Group .");
        (await org.Synchronizer.RunAsync(list.Snapshot)).Succeeded.Should().BeTrue("both are sent again, which does no harm");
    }

    [StoreFact]
    public async Task A_refusal_after_people_were_compared_is_a_failure_and_never_told_as_if_nothing_was_done()
    {
        await using var org = await StartAsync();
        org.Okta.SetOutcome("E1", ImportOutcome.Unconfirmed);
        await org.Synchronizer.RunAsync(HrList.Of(users: 3, groups: 1).Snapshot);
        foreach (var operation in (string[])["getIdentitySourceUser", "getIdentitySourceGroup", "getIdentitySourceGroupMemberships"])
        {
            using var refused = org.Okta.Intercept(request => request.Operation == operation ? Fault.Answer(EmulatedResponse.OktaError(403, "E0000006", "You do not have permission")) : null);

            var reconciling = () => ReconcileAsync(org, Correct);

            (await reconciling.Should().ThrowAsync<OktaApiException>(operation)).Which.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        }
    }

    [StoreFact]
    public async Task A_refusal_amid_the_people_is_a_failure_too()
    {
        await using var org = await StartAsync();
        await org.Synchronizer.RunAsync(HrList.Of(users: 1_100).Snapshot);
        var pages = 0;
        using var refused = org.Okta.Intercept(request => request.Operation == "listApplicationUsers" && ++pages == 3 ? Fault.Answer(EmulatedResponse.OktaError(403, "E0000006", "You do not have permission")) : null);

        var reconciling = () => ReconcileAsync(org, Correct);

        await reconciling.Should().ThrowAsync<OktaApiException>();
        (await ReconcileAsync(org)).IsAsExpected.Should().BeTrue();
    }

    [StoreFact]
    public async Task The_list_s_streams_are_read_once_and_one_that_fails_is_no_shorter_list()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 3, groups: 2);
        await org.Synchronizer.RunAsync(list.Snapshot);
        await ForgetAsync(org);
        var failing = new IdentitySnapshot { Users = HrList.Read(list.Users), Groups = BrokenAsync() };
        var once = new IdentitySnapshot { Users = OnceAsync(list.Users), Groups = OnceAsync(list.Groups), Memberships = OnceAsync(list.Memberships) };

        await FluentActions.Awaiting(() => ReconcileAsync(org, new() { Correct = true, List = failing })).Should().ThrowAsync<SnapshotReadException>();
        (await ReconcileAsync(org, new() { Correct = true, List = once })).TakenFromList.Should().Be(5);

        static async IAsyncEnumerable<SnapshotGroup> BrokenAsync()
        {
            yield return new("G1", new GroupProfile { DisplayName = "Group 1" });
            await Task.CompletedTask;
            throw new InvalidOperationException("the source has gone");
        }

        static IAsyncEnumerable<T> OnceAsync<T>(IReadOnlyList<T> records)
        {
            var isRead = false;
            return ReadAsync();

            async IAsyncEnumerable<T> ReadAsync()
            {
                if (isRead) throw new InvalidOperationException("it was read before");
                isRead = true;
                foreach (var record in records) yield return record;
                await Task.CompletedTask;
            }
        }
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

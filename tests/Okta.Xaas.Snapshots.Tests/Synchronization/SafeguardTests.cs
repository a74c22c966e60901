using Okta.Xaas.Emulator;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>A guard that trips sends nothing at all, says what it saw and how to allow it once.</summary>
public abstract class SafeguardTests
{
    private protected abstract Task<TestStore> NewStoreAsync();

    [StoreFact]
    public async Task More_than_a_fifth_of_the_users_stops_the_run_until_it_is_allowed_once()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 100);
        await org.Synchronizer.RunAsync(list.Snapshot);
        var requests = org.Okta.Requests.Count;
        for (var i = 1; i <= 21; i++) list.Leave($"E{i}");
        list.Hire("N1");

        var stopped = (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SafeguardException>()).Which;
        org.Okta.Requests.Should().HaveCount(requests);
        var allowed = await org.Synchronizer.RunAsync(list.Snapshot, new() { Allow = Safeguard.UserDeletionShare });

        stopped.Message.Should().Be(
            "Nothing was sent to Okta. 21 of 100 users would be deleted, which is 21.0 %; the limit is 20.0 % (MaxUserDeletionShare). If that is right, allow it for one run: Allow = Safeguard.UserDeletionShare."
            + $" Or let another person approve it until {stopped.Approval!.ValidUntil:u}: approval {stopped.Approval.ApprovalId}.");
        stopped.Plan.Users.Deleted.Should().Be(21);
        allowed.Succeeded.Should().BeTrue();
        org.Okta.Directory.Users.Values.Count(u => u.IsActive).Should().Be(80);
    }

    [StoreFact]
    public async Task A_fifth_does_not()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 100);
        await org.Synchronizer.RunAsync(list.Snapshot);
        for (var i = 1; i <= 20; i++) list.Leave($"E{i}");

        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Users.Deleted.Should().Be(20);
    }

    [StoreFact]
    public async Task An_empty_list_stops_the_run_even_when_deletions_are_allowed()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 3, groups: 1);
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Users.Clear();
        list.Memberships.Clear();

        var stopped = (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot, new() { Allow = Safeguard.Deletions })).Should().ThrowAsync<SafeguardException>()).Which;

        stopped.Hits.Select(h => (h.Safeguard, h.Kind)).Should().Equal((Safeguard.EmptySnapshot, "users"), (Safeguard.EmptySnapshot, "memberships"));
        org.Okta.Directory.Users.Values.Should().OnlyContain(u => u.IsActive);
    }

    [StoreFact]
    public async Task A_list_that_fails_is_never_taken_for_one_that_ended()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 10);
        await org.Synchronizer.RunAsync(list.Snapshot);
        var requests = org.Okta.Requests.Count;

        var failed = (await org.Synchronizer.Invoking(s => s.RunAsync(new() { Users = Failing(list.Users) })).Should().ThrowAsync<SnapshotReadException>()).Which;

        failed.Message.Should().Contain("after 9 of them with IOException").And.NotContain("secret");
        org.Okta.Requests.Should().HaveCount(requests);
    }

    [StoreFact]
    public async Task Who_is_protected_stays_and_the_others_go()
    {
        await using var org = await StartAsync();
        org.Snapshots.Safeguards.ProtectedUsers.Add("E1");
        org.Snapshots.Safeguards.ProtectedGroups.Add("G2");
        var list = HrList.Of(users: 10, groups: 2);
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Leave("E1").Leave("E2");
        list.Groups.RemoveAll(g => g.ExternalId == "G2");
        list.Memberships.RemoveAll(m => m.GroupExternalId == "G2");

        var result = await org.Synchronizer.RunAsync(list.Snapshot, new() { Allow = Safeguard.SmallSnapshot });

        result.Plan.HeldBack.Select(h => (h.ExternalId, h.Reason)).Should().BeEquivalentTo([("E1", HeldBackReason.Protected), ("G2", HeldBackReason.Protected)]);
        org.Okta.Directory.Users["E1"].IsActive.Should().BeTrue();
        org.Okta.Directory.Users["E2"].IsActive.Should().BeFalse();
        org.Okta.Directory.Groups.Should().ContainKey("G2");
        org.Okta.Directory.Memberships["G1"].Should().Contain("E1");
        var released = await org.Synchronizer.RunAsync(list.Snapshot, new() { Allow = Safeguard.Protected | Safeguard.SmallSnapshot | Safeguard.MembershipRemovals });
        released.Plan.Users.Deleted.Should().Be(1);
        org.Okta.Directory.Users["E1"].IsActive.Should().BeFalse();
    }

    [StoreFact]
    public async Task Groups_that_the_list_has_no_more_of_stop_the_run_for_those_who_stay()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 30, groups: 3);
        await org.Synchronizer.RunAsync(list.Snapshot);

        // The column of the groups was swapped with another one.
        list.Groups.Clear();
        list.Memberships.Clear();
        for (var i = 1; i <= 30; i++)
        {
            list.Groups.Add(new($"N{i}", new GroupProfile { DisplayName = $"New {i}" }));
            list.Memberships.Add(new($"N{i}", $"E{i}"));
        }

        var stopped = (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SafeguardException>()).Which;

        stopped.Hits.Select(h => h.ToFinding().ToString()).Should().Equal("MembershipRemovals:memberships:30", "MembershipRemovals:emptied groups:3");
        stopped.Hits[1].Message.Should().StartWith("3 groups would have no member any more, or be deleted with people in them who stay (StopEmptiedGroups). For example G1, G2, G3.");
        stopped.Plan.Memberships.Deleted.Should().Be(0, "nothing is sent for them: the groups' deletions end them");
        (await org.Synchronizer.RunAsync(list.Snapshot, new() { AllowFindings = [.. stopped.Hits.Select(h => h.ToFinding())] })).Succeeded.Should().BeTrue();
        org.Okta.Directory.Groups.Keys.Should().HaveCount(30).And.NotContain("G1");
    }

    [StoreFact]
    public async Task The_last_member_of_a_group_who_goes_to_another_one_stops_nothing_and_two_do()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 50, groups: 2);
        foreach (var (group, members) in new[] { ("ends", 1), ("is left", 1), ("ends with two", 2) })
        {
            list.Groups.Add(new(group, new GroupProfile { DisplayName = group }));
            for (var i = 1; i <= members; i++) list.Memberships.Add(new(group, $"E{i}"));
        }

        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Groups.RemoveAll(g => g.ExternalId == "ends");
        list.Memberships.RemoveAll(m => m.GroupExternalId is "ends" or "is left");

        (await org.Synchronizer.RunAsync(list.Snapshot)).Succeeded.Should().BeTrue("a company's departments come and go one person at a time");
        org.Okta.Directory.Groups.Should().NotContainKey("ends").And.ContainKey("is left");

        list.Groups.RemoveAll(g => g.ExternalId == "ends with two");
        list.Memberships.RemoveAll(m => m.GroupExternalId == "ends with two");
        (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SafeguardException>()).Which
            .Hits.Should().ContainSingle().Which.ToFinding().ToString().Should().Be("MembershipRemovals:emptied groups:1");
    }

    [StoreFact]
    public async Task A_group_of_those_who_leave_goes_with_them_and_one_that_is_protected_is_not_lost()
    {
        await using var org = await StartAsync();
        org.Snapshots.Safeguards.ProtectedGroups.Add("G2");
        var list = HrList.Of(users: 30, groups: 3);
        list.Groups.Add(new("G4", new GroupProfile { DisplayName = "Group 4" }));
        list.Memberships.Add(new("G4", "E1"));
        await org.Synchronizer.RunAsync(list.Snapshot);

        list.Leave("E1");
        list.Groups.RemoveAll(g => g.ExternalId is "G2" or "G4");
        list.Memberships.RemoveAll(m => m.GroupExternalId == "G2");

        var plan = (await org.Synchronizer.RunAsync(list.Snapshot)).Plan;
        (plan.Groups.Deleted, plan.Users.Deleted).Should().Be((1, 1));
        org.Okta.Directory.Groups.Keys.Should().BeEquivalentTo("G1", "G2", "G3");
        org.Okta.Directory.Memberships["G2"].Should().HaveCount(10);
    }

    [StoreFact]
    public async Task A_record_that_may_be_anybodys_makes_deletions_wait_and_upserts_go_on()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 10);
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Users[3] = new(" ", new UserProfile { Email = "e4@example.com" }, Fault: "no key");
        list.Move("E5", "Quality");

        var result = await org.Synchronizer.RunAsync(list.Snapshot);

        result.Plan.HeldBack.Select(h => (h.ExternalId, h.Row, h.Reason)).Should().Equal(("", 4, HeldBackReason.NoUsableKey), ("E4", 4, HeldBackReason.StandsInHeldBackRecord));
        org.Okta.Directory.Users["E4"].IsActive.Should().BeTrue();
        org.Okta.Directory.Users["E5"].Profile["department"].Should().Be("Quality");
        list.Leave("E6");
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.HeldBack[^1].Should().BeEquivalentTo(new { ExternalId = "E6", Reason = HeldBackReason.DeletionsWait })
            .And.Match<HeldBackRecord>(h => h.Message.StartsWith("E6 is not in the list any more, but a record (position 4) may be that one, as nothing tells whose it is: nothing is removed in this run. Mend it, or ", StringComparison.Ordinal));
        org.Okta.Directory.Users["E6"].IsActive.Should().BeTrue();
        var finding = SafeguardFinding.Parse("UnidentifiedRecords:users:1");
        await org.Synchronizer.RunAsync(list.Snapshot, new() { AllowFindings = [finding] });
        org.Okta.Directory.Users["E6"].IsActive.Should().BeFalse();
        org.Okta.Directory.Users["E4"].IsActive.Should().BeTrue();
    }

    private static async IAsyncEnumerable<SnapshotUser> Failing(IEnumerable<SnapshotUser> users)
    {
        foreach (var user in users.SkipLast(1)) yield return user;
        await Task.CompletedTask;
        throw new IOException("secret");
    }

    [StoreFact]
    public async Task A_first_import_in_several_goes_is_not_stopped_by_the_people_who_are_still_new_and_a_later_list_is()
    {
        await using var org = await SnapshotOrg.StartAsync(o => (o.MaxEntitiesPerBatch, o.MaxBatchesPerSession) = (10, 4), store: await NewStoreAsync());
        var list = HrList.Of(users: 60);
        var sessions = 0;
        using (org.Okta.Intercept(request => request.Operation == "createIdentitySourceSession" && ++sessions > 1 ? Fault.Answer(EmulatedResponse.OktaError(403, "E0000006", "You do not have permission")) : null))
        {
            await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<OktaXaasException>();
        }

        org.Okta.Directory.Users.Should().HaveCount(40);
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Users.Added.Should().Be(20);
        for (var i = 1; i <= 20; i++) list.Hire($"N{i}");

        var stopped = (await org.Synchronizer.Invoking(s => s.RunAsync(list.Snapshot)).Should().ThrowAsync<SafeguardException>()).Which;

        stopped.Hits.Select(h => h.ToFinding().ToString()).Should().Equal("UserCreations:users:20");
        stopped.Message.Should().StartWith("Nothing was sent to Okta. 20 of 80 users in the list would be created, which is 25.0 %; the limit is 20.0 %, or 10 (UserCreations). For example N1, N2,");
        (await org.Synchronizer.RunAsync(list.Snapshot, new() { Allow = Safeguard.UserCreations })).Plan.Users.Added.Should().Be(20);
    }

    [StoreFact]
    public async Task People_who_come_after_their_groups_are_a_first_import()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 30, groups: 2);
        (await org.Synchronizer.RunAsync(new() { Groups = HrList.Read(list.Groups) })).Succeeded.Should().BeTrue();

        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Users.Added.Should().Be(30);
    }

    private async Task<SnapshotOrg> StartAsync() => await SnapshotOrg.StartAsync(store: await NewStoreAsync());
}

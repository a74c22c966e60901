using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Synchronization;

/// <summary>From list to list: what is sent, and what Okta then has.</summary>
public abstract class DifferenceTests
{
    private protected abstract Task<TestStore> NewStoreAsync();

    [StoreFact]
    public async Task The_first_list_is_imported_whole_and_the_same_list_again_sends_nothing()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 450, groups: 3);

        var first = await org.Synchronizer.RunAsync(list.Snapshot);
        var requests = org.Okta.Requests.Count;
        var second = await org.Synchronizer.RunAsync(list.Snapshot);

        first.Succeeded.Should().BeTrue();
        first.Plan.Users.Added.Should().Be(450);
        first.Plan.Groups.Added.Should().Be(3);
        first.Plan.Memberships.Added.Should().Be(450);
        org.Okta.Directory.Users.Should().HaveCount(450);
        org.Okta.Directory.Memberships.Sum(g => g.Value.Count).Should().Be(450);
        second.Synchronization.Should().BeNull();
        second.Plan.Changes.Should().Be(0);
        second.Plan.Users.Should().Be(new KindCounts { Stored = 450, Listed = 450 });
        org.Okta.Requests.Should().HaveCount(requests);
    }

    [StoreFact]
    public async Task Who_moved_is_updated_who_left_is_deleted_who_came_is_added_and_the_plan_says_which_attribute()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 20, groups: 2);
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Move("E5", "Research").Leave("E6").Hire("E21");
        list.Memberships.Add(new("G1", "E21"));
        list.Memberships.RemoveAll(m => m is { GroupExternalId: "G2", MemberExternalId: "E4" });

        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        var changes = await plan.ReadChangesAsync().Select(c => c.ToString()).ToArrayAsync();
        var result = await org.Synchronizer.ApplyAsync(plan);

        changes.Should().Equal(
            "Update UserUpsert E5 (department)",
            "Add UserUpsert E21",
            "Add MembershipAdd G1",
            "Delete MembershipRemove G2",
            "Delete UserDelete E6");
        plan.Summary.ChangedAttributes.Should().Equal(new Dictionary<string, long> { ["department"] = 1 });
        result.Succeeded.Should().BeTrue();
        org.Okta.Directory.Users["E5"].Profile["department"].Should().Be("Research");
        org.Okta.Directory.Users["E6"].IsActive.Should().BeFalse();
        org.Okta.Directory.Memberships["G1"].Should().Contain("E21");
        org.Okta.Directory.Memberships["G2"].Should().NotContain(["E4", "E6"]);
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);
    }

    [StoreFact]
    public async Task Who_returns_is_upserted_again_with_all_memberships()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 10, groups: 2);
        await org.Synchronizer.RunAsync(list.Snapshot);
        var before = list.Memberships.Where(m => m.MemberExternalId == "E3").ToArray();
        list.Leave("E3");
        await org.Synchronizer.RunAsync(list.Snapshot);
        org.Okta.Directory.Users["E3"].IsActive.Should().BeFalse();
        list.Hire("E3");
        list.Memberships.AddRange(before);

        var result = await org.Synchronizer.RunAsync(list.Snapshot);

        result.Plan.Users.Added.Should().Be(1);
        result.Plan.Memberships.Added.Should().Be(1);
        org.Okta.Directory.Users["E3"].IsActive.Should().BeTrue();
        org.Okta.Directory.Memberships["G1"].Should().Contain("E3");
    }

    [StoreFact]
    public async Task A_renamed_key_waits_and_once_allowed_it_is_a_delete_and_an_upsert()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 10);
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Leave("E3").Hire("N3", name: "E3@EXAMPLE.COM").Move("E5", "Quality");

        using var plan = await org.Synchronizer.PlanAsync(list.Snapshot);
        using var allowed = await org.Synchronizer.PlanAsync(list.Snapshot, new() { Allow = Safeguard.Renames });

        plan.Summary.Renamed.Should().Equal(new RenamedUser("E3", "N3", RenameCause.Other, 10));
        plan.Summary.RenamedCount.Should().Be(1);
        plan.Summary.HeldBack.Select(h => (h.ExternalId, h.OtherExternalId, h.Row, h.Reason)).Should().Equal(("N3", "E3", 10, HeldBackReason.Renamed));
        plan.Summary.HeldBack[0].Message.Should().StartWith("key E3 → N3: ").And.EndWith("allow it for one run: Allow = Safeguard.Renames.");
        (await plan.ReadChangesAsync().Select(c => c.ToString()).ToArrayAsync()).Should().Equal("Update UserUpsert E5 (department)");
        (await allowed.ReadChangesAsync().Select(c => c.ToString()).ToArrayAsync()).Should().Equal("Update UserUpsert E5 (department)", "Add UserUpsert N3", "Delete UserDelete E3");
    }

    [StoreFact]
    public async Task Null_and_absent_differ_and_the_order_of_attributes_does_not()
    {
        await using var org = await StartAsync();
        var list = new HrList();
        list.Users.Add(new("E1", new UserProfile { UserName = "e1@example.com", Email = "e1@example.com" }));
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Users[0] = new("E1", new UserProfile { Email = "e1@example.com", UserName = "e1@example.com" });
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);
        list.Users[0] = new("E1", new UserProfile { UserName = "e1@example.com", Email = "e1@example.com", ["department"] = null });

        var result = await org.Synchronizer.RunAsync(list.Snapshot);

        result.Plan.ChangedAttributes.Keys.Should().Equal("department");
    }

    [StoreFact]
    public async Task A_kind_without_a_stream_is_left_alone()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 10, groups: 2);
        await org.Synchronizer.RunAsync(list.Snapshot);

        var result = await org.Synchronizer.RunAsync(new() { Users = list.Snapshot.Users });

        result.Plan.Changes.Should().Be(0);
        org.Okta.Directory.Groups.Should().HaveCount(2);
    }

    [StoreFact]
    public async Task Devices_are_compared_too()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 1);
        list.Devices.Add(new("D1", new DeviceProfile { SerialNumber = "S1", Platform = "MACOS", DisplayName = "One" }));
        list.Devices.Add(new("D2", new DeviceProfile { SerialNumber = "S2", Platform = "MACOS", DisplayName = "Two" }));
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Devices.RemoveAt(0);

        var result = await org.Synchronizer.RunAsync(list.Snapshot);

        result.Plan.Devices.Should().Be(new KindCounts { Stored = 2, Listed = 1, Deleted = 1 });
        org.Okta.Directory.Devices.Keys.Should().Equal("D2");
    }

    [StoreFact]
    public async Task Duplicates_are_reported_with_both_rows_and_neither_is_sent_nor_deleted()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 5);
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Move("E2", "Research").Hire("E2", department: "Board").Hire("N1", name: "same@example.com").Hire("N2", name: "Same@example.com");

        var result = await org.Synchronizer.RunAsync(list.Snapshot);

        result.Plan.Changes.Should().Be(0);
        result.Plan.HeldBack.Select(h => (h.ExternalId, h.Row, h.OtherRow, h.Reason)).Should().BeEquivalentTo(new (string, long?, long?, HeldBackReason)[]
        {
            ("E2", 2, 6, HeldBackReason.DuplicateKey),
            ("E2", 6, 2, HeldBackReason.DuplicateKey),
            ("N1", 7, 8, HeldBackReason.DuplicateUserName),
            ("N2", 8, 7, HeldBackReason.DuplicateUserName),
        });
        result.Plan.HeldBack.Select(h => h.Message).Should().Contain("The key E2 stands in the list more than once, at positions 2 and 6: none of them is sent. Keep one.")
            .And.Contain("The user name at position 7 (N1) is that at position 8 (N2), too: neither is sent. A user name is one person's.");
        org.Okta.Directory.Users.Should().HaveCount(5);
        org.Okta.Directory.Users["E2"].Profile["department"].Should().Be("Sales");
    }

    [StoreFact]
    public async Task A_record_with_a_fault_is_neither_sent_nor_deleted()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 5);
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Users[1] = new("E2", new UserProfile { ["department"] = "Research", Email = "x" });
        list.Users[2] = new("E3", list.Users[2].Profile, 42, Fault: "The date can't be read.");

        var result = await org.Synchronizer.RunAsync(list.Snapshot);

        result.Plan.Changes.Should().Be(0);
        result.Plan.HeldBack.Select(h => (h.ExternalId, h.Row, h.Reason)).Should().Equal(("E2", 2L, HeldBackReason.Faulty), ("E3", 42L, HeldBackReason.Faulty));
    }

    [StoreFact]
    public async Task Memberships_of_nobody_or_of_no_group_are_reported_and_not_sent()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 5, groups: 1);
        list.Memberships.Add(new("G1", "nobody"));
        list.Memberships.Add(new("nowhere", "E1"));

        var result = await org.Synchronizer.RunAsync(list.Snapshot);

        result.Plan.Memberships.Added.Should().Be(5);
        result.Plan.HeldBack.Select(h => (h.ExternalId, h.MemberExternalId, h.Reason)).Should().Equal(
            ("G1", "nobody", HeldBackReason.UnknownMemberOrGroup), ("nowhere", "E1", HeldBackReason.UnknownMemberOrGroup));
    }

    [StoreFact]
    public async Task A_group_that_is_gone_is_deleted_without_taking_its_members_out_first()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 10, groups: 2);
        await org.Synchronizer.RunAsync(list.Snapshot);
        list.Groups.RemoveAll(g => g.ExternalId == "G1");
        list.Memberships.RemoveAll(m => m.GroupExternalId == "G1");

        var result = await org.Synchronizer.RunAsync(list.Snapshot, new() { AllowFindings = [SafeguardFinding.Parse("MembershipRemovals:emptied groups:1")] });

        result.Plan.Groups.Deleted.Should().Be(1);
        result.Plan.Memberships.Deleted.Should().Be(0);
        org.Okta.Directory.Groups.Keys.Should().Equal("G2");
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Memberships.Stored.Should().Be(5);
    }

    [StoreFact]
    public async Task A_full_resynchronization_sends_everything_again_at_once_or_in_parts()
    {
        await using var org = await StartAsync();
        var list = HrList.Of(users: 50, groups: 2);
        await org.Synchronizer.RunAsync(list.Snapshot);

        var asked = await org.Synchronizer.RunAsync(list.Snapshot, new() { Resynchronize = true });
        org.Snapshots.ResynchronizeEveryRuns = 4;
        org.Snapshots.SpreadResynchronization = true;
        var parts = new List<PlanSummary>();
        for (var run = 0; run < 4; run++) parts.Add((await org.Synchronizer.RunAsync(list.Snapshot)).Plan);

        asked.Plan.Users.Resent.Should().Be(50);
        asked.Plan.Groups.Resent.Should().Be(2);
        parts.Sum(p => p.Users.Resent).Should().Be(50);
        parts.Should().OnlyContain(p => p.Users.Resent > 0 && p.Users.Resent < 50);
        parts.Sum(p => p.Groups.Resent).Should().Be(2);
    }

    private async Task<SnapshotOrg> StartAsync() => await SnapshotOrg.StartAsync(store: await NewStoreAsync());
}

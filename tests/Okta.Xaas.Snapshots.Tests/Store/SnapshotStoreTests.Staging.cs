using System.Text;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>The comparison of a list with what is stored.</summary>
public abstract partial class SnapshotStoreTests
{
    [StoreFact]
    public async Task What_is_new_or_differs_is_told_with_what_is_stored_and_what_is_the_same_is_not()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, State(1, name: 7), Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.UserUpsert, "E2"));
        await lease.BeginStagingAsync(CancellationToken.None);

        var changed = await lease.StageAsync(EntityKind.User, [Staged("E1", State(1)), Staged("E2", State(2)), Staged("E3", State(1))], CancellationToken.None);

        changed.Select(c => c.Position).Should().Equal(1, 2);
        changed[0].Stored.Should().BeEquivalentTo(State(1, name: 7));
        changed[1].Stored.Should().BeNull();
    }

    [StoreFact]
    public async Task A_profile_is_the_stored_one_by_its_key_and_hash_together_and_by_what_is_stored_when_a_comparison_begins()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, State(1), Change(ChangeKind.UserUpsert, "E1"));
        await ImportAsync(lease, State(2), Change(ChangeKind.UserUpsert, "E2"));
        await lease.BeginStagingAsync(CancellationToken.None);
        (await lease.StageAsync(EntityKind.User, [Staged("E1", State(2)), Staged("E2", State(1))], CancellationToken.None)).Select(c => c.Stored).Should().BeEquivalentTo([State(1), State(2)]);
        (await lease.StageAsync(EntityKind.User, [Staged("E1", State(1)), Staged("E2", State(2))], CancellationToken.None)).Should().BeEmpty();

        await ImportAsync(lease, State(2), Change(ChangeKind.UserUpsert, "E1"));
        await lease.BeginStagingAsync(CancellationToken.None);

        (await lease.StageAsync(EntityKind.User, [Staged("E1", State(1)), Staged("E1", State(2))], CancellationToken.None)).Select(c => c.Position).Should().Equal(0);
    }

    [StoreFact]
    public async Task What_is_to_be_sent_again_is_told_and_what_is_held_back_is_not()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, State(1), Change(ChangeKind.UserUpsert, "E1"));
        await lease.BeginStagingAsync(CancellationToken.None);

        var changed = await lease.StageAsync(
            EntityKind.User,
            [
                Staged("E1", State(1), 1) with { Resend = true },
                Staged("held", State(2), 2) with { IsHeldBack = true, Hash = [] },
            ],
            CancellationToken.None);

        changed.Select(c => c.Position).Should().Equal(0);
        changed[0].Stored.Should().BeEquivalentTo(State(1));
    }

    [StoreFact]
    public async Task Kinds_with_the_same_keys_are_kept_apart_and_counted()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, State(1), Change(ChangeKind.UserUpsert, "X"), Change(ChangeKind.GroupUpsert, "X"), Change(ChangeKind.GroupUpsert, "Y"), Change(ChangeKind.MembershipAdd, "X", "X", "Z"));
        await lease.BeginStagingAsync(CancellationToken.None);
        (await lease.StageAsync(EntityKind.User, [Staged("X", State(1))], CancellationToken.None)).Should().BeEmpty();
        (await lease.StageAsync(EntityKind.Device, [Staged("X", State(1))], CancellationToken.None)).Should().ContainSingle();
        await lease.StageMembershipsAsync([new("X", "X", 1), new("X", "X", 2), new("Y", "X", 3)], CancellationToken.None);

        var counts = await lease.CompleteStagingAsync(ManagedKinds.Users | ManagedKinds.Groups | ManagedKinds.Devices | ManagedKinds.Memberships, CancellationToken.None);

        counts.Stored.Where(c => c.Value > 0).Should().BeEquivalentTo(new Dictionary<EntityKind, long> { [EntityKind.User] = 1, [EntityKind.Group] = 2 });
        counts.Staged.Where(c => c.Value > 0).Should().BeEquivalentTo(new Dictionary<EntityKind, long> { [EntityKind.User] = 1, [EntityKind.Device] = 1 });
        (counts.StoredMemberships, counts.StagedMemberships).Should().Be((2, 2));
        (await lease.ReadMissingAsync(EntityKind.Group, CancellationToken.None).ToArrayAsync()).Should().Equal("X", "Y");
        (await lease.ReadMissingAsync(EntityKind.User, CancellationToken.None).ToArrayAsync()).Should().BeEmpty();
    }

    [StoreFact]
    public async Task A_key_or_a_name_that_is_there_twice_is_a_conflict_in_the_order_of_kinds_names_and_rows()
    {
        await using var lease = await TakeAsync();
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageAsync(EntityKind.User, [Staged("A", State(1, 50), 0), Staged("B", State(1, 40), 1), Staged("C", State(1, 60), 2), Staged("D", State(1), 3)], CancellationToken.None);
        await lease.StageAsync(EntityKind.User, [Staged("E", State(1, 50), 4), Staged("F", State(1, 40), 5), Staged("D", State(1), 6)], CancellationToken.None);
        await lease.StageAsync(EntityKind.Group, [Staged("A", State(1), 0), Staged("A", State(2), 1)], CancellationToken.None);
        var counts = await lease.CompleteStagingAsync(ManagedKinds.Users | ManagedKinds.Groups, CancellationToken.None);

        (counts.Staged[EntityKind.User], counts.Staged[EntityKind.Group]).Should().Be((6, 1));
        var conflicts = await lease.ReadConflictsAsync(CancellationToken.None).ToArrayAsync();

        conflicts.Should().Equal(
            new StagingConflict(EntityKind.User, "D", 3, 4, IsSameKey: true, null, "D", IsHeldBack: false),
            new StagingConflict(EntityKind.User, "D", 6, 7, IsSameKey: true, null, "D", IsHeldBack: false),
            new StagingConflict(EntityKind.User, "B", 1, 2, IsSameKey: false, 40, "B", IsHeldBack: false),
            new StagingConflict(EntityKind.User, "F", 5, 6, IsSameKey: false, 40, "F", IsHeldBack: false),
            new StagingConflict(EntityKind.User, "A", 0, 1, IsSameKey: false, 50, "A", IsHeldBack: false),
            new StagingConflict(EntityKind.User, "E", 4, 5, IsSameKey: false, 50, "E", IsHeldBack: false),
            new StagingConflict(EntityKind.Group, "A", 0, 1, IsSameKey: true, null, "A", IsHeldBack: false),
            new StagingConflict(EntityKind.Group, "A", 1, 2, IsSameKey: true, null, "A", IsHeldBack: false));
    }

    [StoreFact]
    public async Task A_new_user_with_the_name_of_a_missing_one_is_a_renamed_key()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, State(1, 7), Change(ChangeKind.UserUpsert, "old"));
        await ImportAsync(lease, State(1, 8), Change(ChangeKind.UserUpsert, "stays"));
        await ImportAsync(lease, State(1, 9), Change(ChangeKind.UserUpsert, "gone"));
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageAsync(EntityKind.User, [Staged("new", State(2, 7)), Staged("stays", State(1, 9), 1), Staged("other", State(1, 3), 2)], CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Users, CancellationToken.None);

        (await lease.ReadRenamedAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(new RenamedKey("old", "new", 1, RenameMatch.UserName));
        (await lease.ReadMissingAsync(EntityKind.User, CancellationToken.None).ToArrayAsync()).Should().Equal("gone", "old");
    }

    [StoreFact]
    public async Task Memberships_are_added_removed_and_dangling_group_by_group()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(
            lease,
            State(1),
            Change(ChangeKind.UserUpsert, "U1"),
            Change(ChangeKind.UserUpsert, "U2"),
            Change(ChangeKind.UserUpsert, "leaver"),
            Change(ChangeKind.GroupUpsert, "G1"),
            Change(ChangeKind.GroupUpsert, "gone"),
            Change(ChangeKind.MembershipAdd, "G1", "U1", "U2", "leaver"),
            Change(ChangeKind.MembershipAdd, "gone", "U1"));
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageAsync(EntityKind.User, [Staged("U1", State(1)), Staged("U2", State(1), 1), Staged("new", State(1), 2), Staged("faulty", State(1), 3) with { IsHeldBack = true }], CancellationToken.None);
        await lease.StageAsync(EntityKind.Group, [Staged("G1", State(1)), Staged("G2", State(1), 1)], CancellationToken.None);
        await lease.StageMembershipsAsync([new("G2", "U2", 1), new("G1", "U1", 2), new("G1", "new", 3), new("G2", "U1", 4, Resend: true)], CancellationToken.None);
        await lease.StageMembershipsAsync([new("G2", "U2", 5), new("G1", "nobody", 6), new("nowhere", "U1", 7), new("G1", "faulty", 8)], CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Users | ManagedKinds.Groups | ManagedKinds.Memberships, CancellationToken.None);
        await lease.HoldBackAsync(new(), CancellationToken.None);

        (await lease.ReadAddedMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(
            new MembershipPair("G1", "new", 3), new MembershipPair("G2", "U1", 4), new MembershipPair("G2", "U2", 1));
        (await lease.ReadRemovedMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(
            new MembershipPair("G1", "U2"), new MembershipPair("G1", "leaver", MemberLeaves: true));
        (await lease.ReadDanglingMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(
            new MembershipPair("G1", "nobody", 6), new MembershipPair("nowhere", "U1", 7));
    }

    [StoreFact]
    public async Task A_kind_that_the_list_does_not_have_makes_no_membership_dangle_nor_end()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, State(1), Change(ChangeKind.MembershipAdd, "G1", "U1"));
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageMembershipsAsync([new("G9", "U9", 1)], CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Memberships, CancellationToken.None);
        await lease.HoldBackAsync(new(), CancellationToken.None);

        (await lease.ReadDanglingMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().BeEmpty();
        (await lease.ReadAddedMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(new MembershipPair("G9", "U9", 1));
        (await lease.ReadRemovedMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(new MembershipPair("G1", "U1"));
    }

    [StoreFact]
    public async Task A_comparison_that_begins_anew_has_nothing_of_the_one_before()
    {
        await using var lease = await TakeAsync();
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageAsync(EntityKind.User, [Staged("E1", State(1))], CancellationToken.None);
        await lease.StageMembershipsAsync([new("G1", "E1", 1)], CancellationToken.None);

        await lease.BeginStagingAsync(CancellationToken.None);

        (await lease.StageAsync(EntityKind.User, [Staged("E1", State(1))], CancellationToken.None)).Should().ContainSingle();
        var counts = await lease.CompleteStagingAsync(ManagedKinds.Users, CancellationToken.None);
        (counts.Staged[EntityKind.User], counts.StagedMemberships).Should().Be((1, 0));
    }

    [StoreFact]
    public async Task Odd_keys_are_kept_apart_and_in_the_order_of_their_bytes()
    {
        string[] odd =
        [
            "e1", "E1", "E1 ", " E1", "é", "e\u0301", "ß", "ss", "SS", "I", "ı", "İ", "i", "😀", "\uFFFD", "漢字", "a'b", "a\"b", "a;b--", "a%_b", "\\", "a\tb", "a\nb", "{}", "NULL",
            new('x', 512), new('漢', 512), new('x', 511), "\u200B", "\u00A0",
        ];
        string[] ordered = [.. odd.OrderBy(id => Convert.ToHexString(Encoding.UTF8.GetBytes(id)), StringComparer.Ordinal)];
        await using var lease = await TakeAsync();
        await ImportAsync(lease, State(1), [.. odd.Select(id => Change(ChangeKind.UserUpsert, id))]);
        await ImportAsync(lease, State(1), Change(ChangeKind.MembershipAdd, odd[0], [.. odd.Where(id => id.Length < 256)]));
        await lease.BeginStagingAsync(CancellationToken.None);

        var changed = await lease.StageAsync(EntityKind.User, [.. odd.Select((id, number) => Staged(id, State((byte)(number % 2 == 0 ? 1 : 2)), number))], CancellationToken.None);

        changed.Select(c => c.Position).Should().Equal(Enumerable.Range(0, odd.Length).Where(n => n % 2 == 1));
        (await MembershipsAsync(lease)).Should().Equal(ordered.Where(id => id.Length < 256).Select(id => $"{odd[0]}/{id}"));
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Users, CancellationToken.None);
        (await lease.ReadMissingAsync(EntityKind.User, CancellationToken.None).ToArrayAsync()).Should().Equal(ordered);
        await ImportAsync(lease, State(1), [.. odd.Select(id => Change(ChangeKind.UserDelete, id))]);
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Users, CancellationToken.None);
        (await lease.ReadMissingAsync(EntityKind.User, CancellationToken.None).ToArrayAsync()).Should().BeEmpty();
    }
}

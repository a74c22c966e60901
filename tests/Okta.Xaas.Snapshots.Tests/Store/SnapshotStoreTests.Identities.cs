using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>Whose records they are: who comes under another key, which user names move, and who waits.</summary>
public abstract partial class SnapshotStoreTests
{
    [StoreFact]
    public async Task Who_stands_in_a_record_that_is_held_back_by_name_by_mail_or_by_the_key_in_another_form_waits()
    {
        await using var lease = await TakeAsync();
        await ImportPeopleAsync(lease, ("A", 1), ("B", 2), ("00123", 3), ("D", 4));
        await ImportAsync(lease, State(1), Change(ChangeKind.GroupUpsert, "G"), Change(ChangeKind.GroupUpsert, "gone"), Change(ChangeKind.MembershipAdd, "G", "A", "D"), Change(ChangeKind.MembershipAdd, "gone", "A"));

        await CompareAsync(
            lease,
            Held("", 0, name: 1),
            Held("X", 1, email: 2),
            Held("123", 2),
            Staged("D", State(1, 4), 3));

        (await lease.ReadWaitingAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(
            new WaitingEntity(EntityKind.User, "00123", WaitingReason.StandsInHeldBackRecord, 3, "123"),
            new WaitingEntity(EntityKind.User, "A", WaitingReason.StandsInHeldBackRecord, 1, ""),
            new WaitingEntity(EntityKind.User, "B", WaitingReason.StandsInHeldBackRecord, 2, "X"),
            new WaitingEntity(EntityKind.Group, "gone", WaitingReason.MemberWaits, null, "A"));
        (await lease.ReadMissingAsync(EntityKind.User, CancellationToken.None).ToArrayAsync()).Should().BeEmpty();
        (await lease.ReadMissingAsync(EntityKind.Group, CancellationToken.None).ToArrayAsync()).Should().BeEmpty();
        (await lease.ReadRemovedMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(new MembershipPair("G", "D"));
        (await lease.ReadGroupLossesAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(new GroupLoss("G", 2, 1, IsEmptied: false, IsGone: false));
    }

    [StoreFact]
    public async Task A_renamed_key_is_known_by_the_name_the_loose_key_or_an_own_mail_and_waits_with_its_taker()
    {
        await using var lease = await TakeAsync();
        await ImportPeopleAsync(lease, ("old", 1), ("007", 2), ("mail", 3), ("shared1", 4), ("shared2", 4), ("taken", 5));

        var counts = await CompareAsync(
            lease,
            Person("new", 0, name: 1, email: 90),
            Person("7", 1, name: 91, email: 91),
            Person("by-mail", 2, name: 92, email: 3),
            Person("by-shared", 3, name: 93, email: 4),
            Person("taken", 4, name: 94, email: 94),
            Person("shared1", 5, name: 4, email: 4));

        counts.Renamed.Should().Be(3);
        (await lease.ReadRenamedAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(
            new RenamedKey("007", "7", 2, RenameMatch.Key), new RenamedKey("mail", "by-mail", 3, RenameMatch.Email), new RenamedKey("old", "new", 1, RenameMatch.UserName));
        (await lease.ReadHeldAsync(CancellationToken.None).Select(h => h.Number).Order().ToArrayAsync()).Should().Equal(0, 1, 2);
        (await lease.ReadMissingAsync(EntityKind.User, CancellationToken.None).ToArrayAsync()).Should().Equal("shared2");
    }

    [StoreFact]
    public async Task User_names_that_move_are_counted_and_who_wants_that_of_one_who_waits_waits_too()
    {
        await using var lease = await TakeAsync();
        await ImportPeopleAsync(lease, ("A", 1), ("B", 2), ("C", 3), ("D", 4));

        // A is held back and keeps its name, B wants A's, C wants B's; D changes to a new one.
        var counts = await CompareAsync(lease, Held("A", 0, name: 9), Person("B", 1, name: 1, email: 1), Person("C", 2, name: 2, email: 2), Person("D", 3, name: 8, email: 8));

        (counts.MovedUserNames, counts.MovedUserNamesTo.Count).Should().Be((0, 0), "only C's is given up by somebody of the list who is sent");
        (await lease.ReadHeldAsync(CancellationToken.None).Select(h => h.Number).Order().ToArrayAsync()).Should().Equal(1, 2);
        (await lease.ReadWaitingAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(
            new WaitingEntity(EntityKind.User, "B", WaitingReason.UserNameNotFree, 2, "A"), new WaitingEntity(EntityKind.User, "C", WaitingReason.UserNameNotFree, 3, "B"));

        (await CompareAsync(lease, Person("A", 0, name: 2, email: 2), Person("B", 1, name: 1, email: 1), Person("C", 2, name: 3, email: 3), Person("D", 3, name: 4, email: 4))).MovedUserNames.Should().Be(2, "a swap");
        (await CompareAsync(lease, Person("A", 0, name: 2, email: 2), Person("B", 1, name: 3, email: 3), Person("C", 2, name: 7, email: 7), Person("D", 3, name: 4, email: 4))).MovedUserNames.Should().Be(2, "a chain of three");
        (await CompareAsync(lease, Person("A", 0, name: 2, email: 2), Person("B", 1, name: 7, email: 7), Person("C", 2, name: 3, email: 3), Person("D", 3, name: 4, email: 4))).MovedUserNames.Should().Be(0, "a chain of two");
    }

    [StoreFact]
    public async Task Keys_that_are_one_in_their_normal_form_are_a_conflict_and_a_membership_with_one_key_keeps_what_it_names()
    {
        await using var lease = await TakeAsync();
        await ImportPeopleAsync(lease, ("A", 1));
        await ImportAsync(lease, State(1), Change(ChangeKind.GroupUpsert, "G"), Change(ChangeKind.GroupUpsert, "H"), Change(ChangeKind.MembershipAdd, "G", "A"), Change(ChangeKind.MembershipAdd, "H", "A"));
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageAsync(EntityKind.User, [Person("A", 0, 1, 1), Person("e\u0301", 1, 5, 5) with { NormalKey = "\u00E9" }, Person("\u00E9", 2, 6, 6)], CancellationToken.None);
        await lease.StageAsync(EntityKind.Group, [Staged("G", State(1)), Staged("H", State(1), 1)], CancellationToken.None);
        await lease.StageMembershipsAsync([new("G", "", 1, IsHeldBack: true)], CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Users | ManagedKinds.Groups | ManagedKinds.Memberships, CancellationToken.None);
        await lease.HoldBackAsync(new(), CancellationToken.None);

        (await lease.ReadConflictsAsync(CancellationToken.None).Select(c => (c.ExternalId, c.NormalKey, c.IsSameKey)).ToArrayAsync()).Should().Equal(("e\u0301", "\u00E9", true), ("\u00E9", "\u00E9", true));
        (await lease.ReadRemovedMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(new MembershipPair("H", "A"));
        (await lease.ReadGroupLossesAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(new GroupLoss("H", 1, 1, IsEmptied: true, IsGone: false));
    }

    [StoreFact]
    public async Task Who_stays_in_a_list_that_has_the_group_no_more_loses_it_though_no_membership_is_removed()
    {
        await using var lease = await TakeAsync();
        await ImportPeopleAsync(lease, ("A", 1), ("B", 2), ("C", 3), ("D", 4));
        await ImportAsync(
            lease,
            State(1),
            Change(ChangeKind.GroupUpsert, "G"),
            Change(ChangeKind.GroupUpsert, "gone"),
            Change(ChangeKind.GroupUpsert, "left"),
            Change(ChangeKind.MembershipAdd, "G", "A"),
            Change(ChangeKind.MembershipAdd, "gone", "A", "B", "C", "D"),
            Change(ChangeKind.MembershipAdd, "left", "D"));

        await CompareAsync(lease, Person("A", 0, 1, 1), Person("B", 1, 2, 2), Held("C", 2));

        (await lease.ReadRemovedMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(new MembershipPair("G", "A"));
        (await lease.ReadGroupLossesAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(
            new GroupLoss("G", 1, 1, IsEmptied: true, IsGone: false), new GroupLoss("gone", 4, 2, IsEmptied: false, IsGone: true));

        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageAsync(EntityKind.Group, [Staged("G", State(1))], CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Groups, CancellationToken.None);
        await lease.HoldBackAsync(new(), CancellationToken.None);
        (await lease.ReadRemovedMembershipsAsync(CancellationToken.None).ToArrayAsync()).Should().BeEmpty("the list says nothing of memberships");
        (await lease.ReadGroupLossesAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(
            new GroupLoss("gone", 4, 4, IsEmptied: true, IsGone: true), new GroupLoss("left", 1, 1, IsEmptied: true, IsGone: true));
    }

    [StoreFact]
    public async Task A_missing_group_waits_for_who_stays_in_it_only_because_the_group_or_the_membership_of_the_list_is_held_back()
    {
        await using var lease = await TakeAsync();
        await ImportPeopleAsync(lease, ("A", 1), ("B", 2), ("C", 3));
        await ImportAsync(
            lease,
            State(1),
            Change(ChangeKind.GroupUpsert, "of A"),
            Change(ChangeKind.GroupUpsert, "of B"),
            Change(ChangeKind.GroupUpsert, "of C"),
            Change(ChangeKind.MembershipAdd, "of A", "A"),
            Change(ChangeKind.MembershipAdd, "of B", "B"),
            Change(ChangeKind.MembershipAdd, "of C", "C"));

        // A comes into a group whose record has a fault, and the row of B's membership says of nothing but B; C leaves the group that is deleted.
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageAsync(EntityKind.User, [Person("A", 0, 1, 1), Person("B", 1, 2, 2), Person("C", 2, 3, 3)], CancellationToken.None);
        await lease.StageAsync(EntityKind.Group, [Staged("new", State(1)) with { IsHeldBack = true }], CancellationToken.None);
        await lease.StageMembershipsAsync([new("new", "A", 1), new("", "B", 2, IsHeldBack: true)], CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Users | ManagedKinds.Groups | ManagedKinds.Memberships, CancellationToken.None);
        await lease.HoldBackAsync(new(), CancellationToken.None);

        (await lease.ReadMissingAsync(EntityKind.Group, CancellationToken.None).ToArrayAsync()).Should().Equal("of C");
        (await lease.ReadWaitingAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(
            new WaitingEntity(EntityKind.Group, "of A", WaitingReason.MemberWaits, null, "A"), new WaitingEntity(EntityKind.Group, "of B", WaitingReason.MemberWaits, null, "B"));
        (await lease.ReadGroupLossesAsync(CancellationToken.None).ToArrayAsync()).Should().Equal(new GroupLoss("of C", 1, 1, IsEmptied: true, IsGone: true));
    }

    [StoreFact]
    public async Task What_is_known_of_a_list_is_kept_until_the_next_one()
    {
        await using var lease = await TakeAsync();

        await lease.CountRunAsync(new Dictionary<string, long> { ["time"] = 5, ["line end"] = 1 }, CancellationToken.None);
        await lease.CountRunAsync(new Dictionary<string, long> { ["time"] = 7 }, CancellationToken.None);

        lease.Source.ListFacts.Should().Equal(new KeyValuePair<string, long>("line end", 1), new KeyValuePair<string, long>("time", 7));
        await lease.ForgetAsync(CancellationToken.None);
        lease.Source.ListFacts.Should().BeEmpty();
    }

    private static async Task ImportPeopleAsync(ISnapshotLease lease, params (string Id, long Name)[] people)
    {
        foreach (var (id, name) in people) await ImportAsync(lease, new([1, 2, 3], [], name, name), Change(ChangeKind.UserUpsert, id));
    }

    private static async Task<StagingSummary> CompareAsync(ISnapshotLease lease, params StagedEntity[] people)
    {
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageAsync(EntityKind.User, people, CancellationToken.None);
        await lease.StageAsync(EntityKind.Group, [Staged("G", State(1))], CancellationToken.None);
        var counts = await lease.CompleteStagingAsync(ManagedKinds.Users | ManagedKinds.Groups | ManagedKinds.Memberships, CancellationToken.None);
        await lease.HoldBackAsync(new(), CancellationToken.None);
        return counts;
    }

    private static StagedEntity Person(string id, long number, long name, long email) => Staged(id, new([9, 9, 9], [], name), number) with { EmailHash = email };

    private static StagedEntity Held(string id, long number, long? name = null, long? email = null) =>
        Staged(id, new([], [], name), number) with { EmailHash = email, IsHeldBack = true };
}

using Okta.Xaas.Journal;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>The engine's journal, and what its entries do to what is stored.</summary>
public abstract partial class SnapshotStoreTests
{
    private static readonly EntityState Old = State(1, name: 5);
    private static readonly EntityState New = State(2, name: 6);

    private static readonly (EntityKind Kind, ChangeKind Upsert, ChangeKind Delete)[] Entities =
    [
        (EntityKind.User, ChangeKind.UserUpsert, ChangeKind.UserDelete),
        (EntityKind.Group, ChangeKind.GroupUpsert, ChangeKind.GroupDelete),
        (EntityKind.Device, ChangeKind.DeviceUpsert, ChangeKind.DeviceDelete),
    ];

    [StoreFact]
    public async Task A_session_that_is_imported_gives_the_entities_their_new_state() =>
        await TryAsync([SessionOutcome.Imported], added: New, updated: New, deleted: null, memberships: ["G/adds"]);

    [StoreFact]
    public async Task A_session_without_effect_has_deleted_what_was_not_there_but_made_nobody_a_member() =>
        await TryAsync([SessionOutcome.WithoutEffect], added: New, updated: New, deleted: null, memberships: []);

    [StoreFact]
    public async Task An_upload_without_an_answer_is_unknown_whatever_becomes_of_its_session_until_the_next_one_has_it()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, Old, Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.UserUpsert, "E2"));
        await UploadAsync(lease, "s1", New, Change(ChangeKind.UserUpsert, "E1"));
        await UploadAsync(lease, "s1", New, Change(ChangeKind.UserUpsert, "E2"));

        await AppendAsync(lease, Entry(JournalEvent.Unanswered, "s1", changes: [Change(ChangeKind.UserUpsert, "E2")]));
        await EndAsync(lease, "s1", SessionOutcome.Imported);

        (await StoredAsync(lease, EntityKind.User, "E1")).Should().BeEquivalentTo(New);
        (await StoredAsync(lease, EntityKind.User, "E2"))!.Hash.Should().BeEmpty("it may be there or not");

        await UploadAsync(lease, "s2", New, Change(ChangeKind.UserUpsert, "E2"));
        await EndAsync(lease, "s2", SessionOutcome.Imported);
        (await StoredAsync(lease, EntityKind.User, "E2")).Should().BeEquivalentTo(New);
    }

    [StoreFact]
    public async Task A_session_that_was_cancelled_leaves_everything_as_it_was() =>
        await TryAsync([SessionOutcome.Canceled], added: null, updated: Old, deleted: Old, memberships: ["G/takes"]);

    [StoreFact]
    public async Task A_session_of_which_it_is_not_known_makes_its_entities_unknown_so_that_they_are_sent_whatever_the_next_list_says()
    {
        var unknown = new EntityState([], [], null);
        await TryAsync(
            [SessionOutcome.InDoubt, SessionOutcome.LeftOpen, SessionOutcome.Reloaded, null, (SessionOutcome)99],
            added: unknown,
            updated: unknown,
            deleted: unknown,
            memberships: ["G/adds?", "G/takes?"]);
    }

    [StoreFact]
    public async Task Until_a_session_has_ended_everything_is_as_it_was()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, Old, Change(ChangeKind.UserUpsert, "E1"));
        var revision = lease.Source.Revision;

        await UploadAsync(lease, "s1", New, Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.UserUpsert, "E2"));
        await AppendAsync(lease, Entry(JournalEvent.Triggering, "s1"));

        (await StoredAsync(lease, EntityKind.User, "E1")).Should().BeEquivalentTo(Old);
        (await StoredAsync(lease, EntityKind.User, "E2")).Should().BeNull();
        lease.Source.Revision.Should().Be(revision);
        await EndAsync(lease, "s1", SessionOutcome.Imported);
        lease.Source.Revision.Should().BeGreaterThan(revision);
        (await StoredAsync(lease, EntityKind.User, "E1")).Should().BeEquivalentTo(New);
    }

    [StoreFact]
    public async Task Entries_are_read_in_order_until_the_run_has_ended_also_by_the_next_who_takes_the_source()
    {
        JournalEntry[] entries =
        [
            Entry(JournalEvent.RunStarted) with { IdentitySourceId = Source },
            Entry(JournalEvent.SessionCreating),
            Entry(JournalEvent.SessionCreated, "s1"),
            Entry(JournalEvent.Uploading, "s1", changes: [Change(ChangeKind.UserDelete, "é😀"), Change(ChangeKind.MembershipRemove, "G", "a", "b")]),
            Entry(JournalEvent.Triggering, "s1"),
        ];
        await using (var first = await TakeAsync())
        {
            foreach (var entry in entries) await AppendAsync(first, entry);
        }

        await using (var second = await TakeAsync())
        {
            (await second.ReadJournalAsync(CancellationToken.None)).Should().BeEquivalentTo(entries, o => o.WithStrictOrdering());
            await EndAsync(second, "s1", SessionOutcome.InDoubt);
        }

        await using var third = await TakeAsync();
        (await third.ReadJournalAsync(CancellationToken.None)).Should().BeEquivalentTo([.. entries, Entry(JournalEvent.SessionEnded, "s1", SessionOutcome.InDoubt)], o => o.WithStrictOrdering());
        await AppendAsync(third, Entry(JournalEvent.RunEnded));
        (await third.ReadJournalAsync(CancellationToken.None)).Should().BeEmpty();
    }

    [StoreFact]
    public async Task A_session_that_a_killed_run_loaded_is_committed_by_the_next_who_learns_how_it_ended()
    {
        await using (var killed = await TakeAsync())
        {
            await UploadAsync(killed, "s1", New, Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.MembershipAdd, "G", "E1"));
            await UploadAsync(killed, "s2", New, Change(ChangeKind.UserUpsert, "E2"));
        }

        await using var next = await TakeAsync();
        await EndAsync(next, "s1", SessionOutcome.Imported);
        await AppendAsync(next, Entry(JournalEvent.RunEnded));

        (await StoredAsync(next, EntityKind.User, "E1")).Should().BeEquivalentTo(New);
        (await MembershipsAsync(next)).Should().Equal("G/E1");
        (await StoredAsync(next, EntityKind.User, "E2"))!.Hash.Should().BeEmpty("nobody said how its session ended");
    }

    [StoreFact]
    public async Task Who_is_refused_alone_or_together_with_others_is_not_in_the_session()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, Old, Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.UserUpsert, "E2"), Change(ChangeKind.UserUpsert, "E3"));
        ChangeReference[] both = [Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.UserUpsert, "E2") with { Index = 1 }];
        await UploadAsync(lease, "s1", New, both);
        await UploadAsync(lease, "s1", New, Change(ChangeKind.MembershipAdd, "G", "E1", "E2", "E3"), Change(ChangeKind.UserDelete, "E3"));

        await AppendAsync(lease, Entry(JournalEvent.Refused, "s1", changes: both));
        await UploadAsync(lease, "s1", New, both[0]);
        await UploadAsync(lease, "s1", New, both[1]);
        await AppendAsync(lease, Entry(JournalEvent.Rejected, "s1", changes: [both[1]]));
        await AppendAsync(lease, Entry(JournalEvent.Rejected, "s1", changes: [Change(ChangeKind.MembershipAdd, "G", "E2", "E3")]));
        await AppendAsync(lease, Entry(JournalEvent.Rejected, "s1", changes: [Change(ChangeKind.UserDelete, "E3")]));
        await EndAsync(lease, "s1", SessionOutcome.Imported);

        (await StoredAsync(lease, EntityKind.User, "E1")).Should().BeEquivalentTo(New);
        (await StoredAsync(lease, EntityKind.User, "E2")).Should().BeEquivalentTo(Old);
        (await StoredAsync(lease, EntityKind.User, "E3")).Should().BeEquivalentTo(Old);
        (await MembershipsAsync(lease)).Should().Equal("G/E1");
    }

    [StoreFact]
    public async Task What_was_loaded_again_is_what_the_next_session_makes_of_it()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, Old, Change(ChangeKind.UserUpsert, "leaver"));
        ChangeReference[] changes = [Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.UserDelete, "leaver"), Change(ChangeKind.MembershipAdd, "G", "E1")];
        await UploadAsync(lease, "s1", New, changes);
        await EndAsync(lease, "s1", SessionOutcome.Reloaded);

        await UploadAsync(lease, "s2", New, changes);
        await EndAsync(lease, "s2", SessionOutcome.Imported);

        (await StoredAsync(lease, EntityKind.User, "E1")).Should().BeEquivalentTo(New);
        (await StoredAsync(lease, EntityKind.User, "leaver")).Should().BeNull();
        (await MembershipsAsync(lease)).Should().Equal("G/E1");
    }

    [StoreFact]
    public async Task The_memberships_of_a_user_or_a_group_end_with_it_and_are_not_sure_while_it_is_in_doubt()
    {
        await using var lease = await TakeAsync();
        await ImportAsync(lease, Old, Change(ChangeKind.MembershipAdd, "G1", "U1", "U2", "U3"), Change(ChangeKind.MembershipAdd, "G2", "U1"), Change(ChangeKind.MembershipAdd, "U1", "G1"));

        await UploadAsync(lease, "s1", New, Change(ChangeKind.UserDelete, "U1"), Change(ChangeKind.GroupDelete, "G2"), Change(ChangeKind.DeviceDelete, "U2"));
        await EndAsync(lease, "s1", SessionOutcome.InDoubt);
        (await MembershipsAsync(lease)).Should().Equal("G1/U1?", "G1/U2", "G1/U3", "G2/U1?", "U1/G1");

        await ImportAsync(lease, New, Change(ChangeKind.UserDelete, "U1"), Change(ChangeKind.GroupDelete, "G2"), Change(ChangeKind.DeviceDelete, "U2"));
        (await MembershipsAsync(lease)).Should().Equal("G1/U2", "G1/U3", "U1/G1");
    }

    [StoreFact]
    public async Task An_entry_whose_states_are_missing_is_not_written_at_all()
    {
        await using var lease = await TakeAsync();

        await lease.Invoking(l => AppendAsync(l, Entry(JournalEvent.Uploading, "s1", changes: [Change(ChangeKind.UserDelete, "E1"), Change(ChangeKind.UserUpsert, "E2") with { Index = 7 }])))
            .Should().ThrowAsync<ArgumentException>().WithMessage("The state of change 7 is missing.*");

        (await lease.ReadJournalAsync(CancellationToken.None)).Should().BeEmpty();
        await EndAsync(lease, "s1", SessionOutcome.InDoubt);
        (await StoredAsync(lease, EntityKind.User, "E1")).Should().BeNull();
    }

    [StoreFact]
    public async Task Entries_that_are_written_at_once_are_all_there()
    {
        await using var lease = await TakeAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Task.Run(() => UploadAsync(lease, $"s{n % 3}", New, Change(ChangeKind.UserUpsert, $"E{n}")))));
        foreach (var session in new[] { "s0", "s1", "s2" }) await EndAsync(lease, session, SessionOutcome.Imported);

        (await lease.ReadJournalAsync(CancellationToken.None)).Should().HaveCount(43);
        await lease.BeginStagingAsync(CancellationToken.None);
        (await lease.CompleteStagingAsync(ManagedKinds.Users, CancellationToken.None)).Stored[EntityKind.User].Should().Be(40);
    }

    // All kinds of changes in one session each time, on entities that are stored or not.
    private async Task TryAsync(SessionOutcome?[] outcomes, EntityState? added, EntityState? updated, EntityState? deleted, string[] memberships)
    {
        foreach (var outcome in outcomes)
        {
            await using var lease = await TakeAsync($"0oa{outcome?.ToString("D") ?? "none"}");
            await ImportAsync(lease, Old, [.. Entities.SelectMany(e => new[] { Change(e.Upsert, "stored"), Change(e.Upsert, "leaver") }), Change(ChangeKind.MembershipAdd, "G", "takes")]);
            ChangeReference[] changes =
            [
                .. Entities.SelectMany(e => new[] { Change(e.Upsert, "stored"), Change(e.Upsert, "newcomer"), Change(e.Delete, "leaver") }),
                Change(ChangeKind.MembershipAdd, "G", "adds"),
                Change(ChangeKind.MembershipRemove, "G", "takes"),
            ];

            await UploadAsync(lease, "s1", New, changes);
            await EndAsync(lease, "s1", outcome);

            foreach (var (kind, _, _) in Entities)
            {
                await ExpectAsync(lease, kind, "newcomer", added, outcome);
                await ExpectAsync(lease, kind, "stored", updated, outcome);
                await ExpectAsync(lease, kind, "leaver", deleted, outcome);
            }

            (await MembershipsAsync(lease)).Should().Equal(memberships, "it is {0}", outcome);
        }
    }

    // Of an unknown state only the hashes count: the name may be either.
    private static async Task ExpectAsync(ISnapshotLease lease, EntityKind kind, string id, EntityState? expected, SessionOutcome? outcome)
    {
        var stored = await StoredAsync(lease, kind, id);
        if (expected is { Hash.Length: 0 } && stored is not null) stored = stored with { NameHash = null };
        stored.Should().BeEquivalentTo(expected, "{0} {1} is {2}", kind, id, outcome);
    }
}

using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Migration;

/// <summary>Stores of earlier versions, as those versions made them, and of later ones.</summary>
public abstract class MigrationTests
{
    private const string FirstVersion = "0.1";

    private protected abstract Task<TestStore> NewStoreAsync();

    [StoreFact]
    public async Task A_store_of_0_1_opens_its_people_keep_their_state_and_nobody_is_sent_again()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await org.RestoreAsync(FirstVersion, "0oaversion01");
        var list = HrList.Of(users: 5, groups: 2);

        var same = await org.Synchronizer.RunAsync(list.Snapshot);
        var moved = await org.Synchronizer.RunAsync(list.Move("E2", "Research").Snapshot);

        same.Plan.Changes.Should().Be(0);
        same.Plan.Users.Should().Be(new KindCounts { Stored = 5, Listed = 5 });
        same.Plan.Memberships.Should().Be(new KindCounts { Stored = 5, Listed = 5 });
        (moved.Plan.Users.Updated, moved.Plan.Changes).Should().Be((1, 1));
        moved.Plan.ChangedAttributes.Should().ContainSingle().Which.Key.Should().Be("department");
        (await new Okta.Xaas.Snapshots.Records.FeedAudit(org.Store.Open(), org.Options.IdentitySourceId!).ReadEndAsync()).Should().Be(
            new Okta.Xaas.Snapshots.Records.AuditEnd { Last = 4, Written = 4, Signature = Okta.Xaas.Snapshots.Records.AuditSignature.Valid });
    }

    [StoreFact]
    public async Task A_key_that_is_kept_elsewhere_is_asked_for_as_before()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await org.RestoreAsync(FirstVersion, "0oaversion01key");
        var list = HrList.Of(users: 5, groups: 2);

        await org.Invoking(o => o.Synchronizer.RunAsync(list.Snapshot)).Should().ThrowAsync<SnapshotStoreException>().WithMessage("*set SnapshotOptions.HashKey*");

        org.Snapshots.HashKey = "a secret of the tests, made up";
        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(0);
    }

    [StoreFact]
    public async Task Hashes_that_a_store_lacks_are_filled_by_the_next_run_from_those_whose_profile_is_known_and_nobody_is_sent_for_it()
    {
        await using var org = await SnapshotOrg.StartAsync(store: await NewStoreAsync());
        await org.RestoreAsync(FirstVersion, "0oaversion01");

        // As if they had come with a later version; of E5 it is not known what Okta has.
        await org.Store.ExecuteAsync("UPDATE xaas_entity SET name_hash = NULL WHERE source = 1 AND kind = 0");
        await org.Store.ExecuteAsync("UPDATE xaas_entity SET hash = attributes WHERE source = 1 AND kind = 0 AND external_id = 'E5'");
        var list = HrList.Of(users: 5, groups: 2);
        using (var plan = await org.Synchronizer.PlanAsync(list.Snapshot)) plan.Summary.Users.Updated.Should().Be(1, "only E5 is not known");
        (await LackingAsync()).Should().Equal("E5");
        (await GenerationAsync()).Should().Equal("0");

        (await org.Synchronizer.RunAsync(list.Snapshot)).Plan.Changes.Should().Be(1);
        (await LackingAsync()).Should().BeEmpty("what is sent has all hashes");
        using (await org.Synchronizer.PlanAsync(list.Snapshot)) (await GenerationAsync()).Should().Equal("2");

        using var renamed = await org.Synchronizer.PlanAsync(list.Leave("E1").Hire("E1-new", "e1@example.com").Snapshot);
        renamed.Summary.Renamed.Should().Equal(new RenamedUser("E1", "E1-new", RenameCause.Other, 5));

        Task<IReadOnlyList<string>> LackingAsync() => org.Store.QueryAsync("SELECT external_id FROM xaas_entity WHERE source = 1 AND kind = 0 AND (name_hash IS NULL OR email_hash IS NULL OR generation < 2) ORDER BY external_id");
        Task<IReadOnlyList<string>> GenerationAsync() => org.Store.QueryAsync("SELECT CAST(generation AS text) FROM xaas_source WHERE id = 1");
    }

    [StoreFact]
    public async Task A_plan_that_fills_in_hashes_leaves_the_revision_and_writes_nothing_when_the_source_is_lost()
    {
        await using var store = await NewStoreAsync();
        await store.RestoreAsync(FirstVersion);
        await using var lease = (await store.Open().TryAcquireAsync("0oaversion01"))!;
        var revision = lease.Source.Revision;
        StagedEntity[] list = [new() { Number = 0, ExternalId = "E1", Row = 1, Hash = [1], NameHash = 7 }];
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.StageAsync(EntityKind.User, list, CancellationToken.None);
        lease.Source.Revision.Should().Be(revision);

        await store.ExecuteAsync("UPDATE xaas_source SET taken = taken + 1");

        await lease.Invoking(l => l.StageAsync(EntityKind.User, list, CancellationToken.None)).Should().ThrowAsync<SnapshotStoreException>().WithMessage("*another run has taken*");
    }

    [StoreFact]
    public async Task A_run_of_0_1_that_was_cut_off_is_ended_by_this_version()
    {
        await using var store = await NewStoreAsync();
        await store.RestoreAsync(FirstVersion);
        await using var lease = (await store.Open().TryAcquireAsync("0oaversion01cut"))!;

        (await lease.ReadJournalAsync(CancellationToken.None)).Select(e => e.SessionId).Should().Equal(null, null, "s1", "s1", "s1");
        await lease.AppendAsync(new() { Event = Journal.JournalEvent.SessionEnded, At = default, SessionId = "s1", Outcome = SessionOutcome.Imported }, new Dictionary<long, EntityState>(), CancellationToken.None);

        await lease.BeginStagingAsync(CancellationToken.None);
        var stored = (await lease.StageAsync(EntityKind.User, [new() { Number = 0, ExternalId = "E9", Row = 1, Hash = [1] }], CancellationToken.None)).Should().ContainSingle().Which.Stored;
        stored.Should().BeEquivalentTo(new EntityState([.. Enumerable.Repeat((byte)9, 16)], [.. Enumerable.Repeat((byte)8, 8)], 99));
    }

    [StoreFact]
    public async Task Many_who_come_at_once_update_the_tables_once_and_a_run_of_0_1_that_is_under_way_goes_on_writing()
    {
        await using var store = await NewStoreAsync();
        await store.RestoreAsync(FirstVersion);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => store.Open().TryAcquireAsync($"0oa{n}"))));
        foreach (var lease in taken) await lease!.DisposeAsync();

        await store.ExecuteAsync(
            """
            INSERT INTO xaas_source (id, identity_source_id, revision, runs, taken) VALUES (99, '0oaold', 0, 0, 0);
            INSERT INTO xaas_entity (source, kind, external_id, hash, name_hash, attributes) SELECT 99, kind, external_id, hash, name_hash, attributes FROM xaas_entity WHERE source = 1;
            INSERT INTO xaas_pending (source, session, kind, external_id, member_id, hash, name_hash, attributes) SELECT 99, session, kind, external_id, member_id, hash, name_hash, attributes FROM xaas_pending WHERE source = 3;
            """);
        (await store.QueryAsync("SELECT CAST(version AS text) FROM xaas_schema")).Should().Equal("5");
    }

    [StoreFact]
    public async Task A_step_that_fails_leaves_the_store_as_it_was_and_the_next_run_takes_it()
    {
        await using var store = await NewStoreAsync();
        await store.RestoreAsync(FirstVersion);
        await store.ExecuteAsync("ALTER TABLE xaas_pending ADD COLUMN generation smallint NULL");

        (await store.Open().Invoking(s => s.TryAcquireAsync("0oaversion01")).Should().ThrowAsync<SnapshotStoreException>())
            .WithMessage("The store *could not be brought from version 1 of its tables to 5: *generation*. Nothing was changed. *");

        (await store.QueryAsync("SELECT CAST(version AS text) FROM xaas_schema")).Should().Equal("1");
        await store.ExecuteAsync("ALTER TABLE xaas_pending DROP COLUMN generation");
        await (await store.Open().TryAcquireAsync("0oaversion01"))!.DisposeAsync();
    }

    [StoreFact]
    public async Task Tables_of_a_later_version_are_left_alone_and_it_is_said_how_to_go_on()
    {
        await using var store = await NewStoreAsync();
        await (await store.Open().TryAcquireAsync("0oa1"))!.DisposeAsync();
        await store.ExecuteAsync("UPDATE xaas_schema SET version = 7");

        (await store.Open().Invoking(s => s.TryAcquireAsync("0oa1")).Should().ThrowAsync<SnapshotStoreException>()).WithMessage(
            "The store *was made or updated by a later version of Okta.Xaas.Snapshots: its tables are of version 7, and this one knows those up to 5. Nothing was changed. Use that version of the package, or a later one; to go back to this one, put the backup from before the update in the store's place.");

        (await store.QueryAsync("SELECT CAST(version AS text) FROM xaas_schema")).Should().Equal("7");
        await store.ExecuteAsync("UPDATE xaas_schema SET version = 5");
        await (await store.Open().TryAcquireAsync("0oa1"))!.DisposeAsync();
    }

    [StoreFact]
    public async Task A_store_without_its_version_is_damaged_not_new()
    {
        await using var store = await NewStoreAsync();
        await (await store.Open().TryAcquireAsync("0oa1"))!.DisposeAsync();
        await store.ExecuteAsync("DELETE FROM xaas_schema");

        await store.Open().Invoking(s => s.TryAcquireAsync("0oa1")).Should().ThrowAsync<SnapshotStoreException>().WithMessage("*is damaged: xaas_schema has 0 rows*");
    }
}

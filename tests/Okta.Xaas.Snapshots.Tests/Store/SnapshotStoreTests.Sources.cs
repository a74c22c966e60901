using Okta.Xaas.Journal;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>Who has a source, and what is known of it as a whole.</summary>
public abstract partial class SnapshotStoreTests
{
    [StoreFact]
    public async Task A_source_is_one_lease_s_until_it_is_disposed_and_other_sources_are_free()
    {
        var store = Home.Open();
        await using (await TakeAsync())
        {
            (await store.TryAcquireAsync(Source)).Should().BeNull();
            (await Home.Open().TryAcquireAsync(Source)).Should().BeNull();
            await using var other = await store.TryAcquireAsync("0oaother");
            await using var upper = await store.TryAcquireAsync(Source.ToUpperInvariant());
            other.Should().NotBeNull();
            upper.Should().NotBeNull("ids of sources differ by case");
        }

        await using var again = await store.TryAcquireAsync(Source);
        again.Should().NotBeNull();
    }

    [StoreFact]
    public async Task Sources_share_a_store_without_seeing_each_other()
    {
        await using var a = await TakeAsync("0oaA");
        await using var b = await TakeAsync("0oaB");
        await ImportAsync(a, State(1), Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.MembershipAdd, "G", "E1"));
        await ImportAsync(b, State(2), Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.UserUpsert, "E2"));
        await UploadAsync(a, "s1", State(3), Change(ChangeKind.UserUpsert, "E1"));
        await UploadAsync(b, "s1", State(4), Change(ChangeKind.UserDelete, "E1"));
        await EndAsync(b, "s1", SessionOutcome.Imported);
        await b.CountRunAsync(new Dictionary<string, long>(), CancellationToken.None);

        (await StoredAsync(a, EntityKind.User, "E1")).Should().BeEquivalentTo(State(1));
        (await MembershipsAsync(a)).Should().Equal("G/E1");
        (await StoredAsync(b, EntityKind.User, "E1")).Should().BeNull();
        (await StoredAsync(b, EntityKind.User, "E2")).Should().BeEquivalentTo(State(2));
        (await MembershipsAsync(b)).Should().BeEmpty();
        await AppendAsync(b, Entry(JournalEvent.RunEnded));
        (await a.ReadJournalAsync(CancellationToken.None)).Should().HaveCount(3);
        (a.Source.Runs, b.Source.Runs).Should().Be((0, 1));
        await b.ForgetAsync(CancellationToken.None);
        (await StoredAsync(a, EntityKind.User, "E1")).Should().BeEquivalentTo(State(1));
    }

    [StoreFact]
    public async Task The_key_the_runs_and_the_revision_outlast_the_lease()
    {
        SourceState left;
        await using (var lease = await TakeAsync())
        {
            lease.Source.Should().BeEquivalentTo(new SourceState(0, 0, null, null));
            await lease.SetKeyAsync([1, 2, 3], [4, 5], CancellationToken.None);
            await lease.SetOrgAsync("example.okta.com", CancellationToken.None);
            await ImportAsync(lease, State(1), Change(ChangeKind.UserUpsert, "E1"));
            await lease.CountRunAsync(new Dictionary<string, long>(), CancellationToken.None);
            await lease.CountRunAsync(new Dictionary<string, long>(), CancellationToken.None);
            left = lease.Source;
        }

        await using var next = await TakeAsync();
        next.Source.Should().BeEquivalentTo(left);
        (next.Source.Runs, next.Source.Key, next.Source.KeyCheck, next.Source.Org).Should().BeEquivalentTo((2L, new byte[] { 1, 2, 3 }, new byte[] { 4, 5 }, "example.okta.com"));
        await next.SetKeyAsync(null, [6], CancellationToken.None);
        next.Source.Key.Should().BeNull();
    }

    [StoreFact]
    public async Task What_is_forgotten_is_as_if_it_had_never_been_imported()
    {
        await using var lease = await TakeAsync();
        await lease.SetKeyAsync([1], [2], CancellationToken.None);
        await lease.SetOrgAsync("example.okta.com", CancellationToken.None);
        await ImportAsync(lease, State(1), Change(ChangeKind.UserUpsert, "E1"), Change(ChangeKind.MembershipAdd, "G", "E1"));
        await lease.CountRunAsync(new Dictionary<string, long>(), CancellationToken.None);
        var revision = lease.Source.Revision;

        await lease.ForgetAsync(CancellationToken.None);

        (await StoredAsync(lease, EntityKind.User, "E1")).Should().BeNull();
        (await MembershipsAsync(lease)).Should().BeEmpty();
        lease.Source.Should().BeEquivalentTo(new SourceState(revision + 1, 0, null, null));
    }

    [StoreFact]
    public async Task Many_who_come_at_once_make_the_tables_once()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Home.Open().TryAcquireAsync($"0oa{n / 2}"))));

        taken.Count(lease => lease is not null).Should().Be(4, "each source is one's at a time");
        foreach (var lease in taken.OfType<ISnapshotLease>()) await lease.DisposeAsync();
        await using var again = await TakeAsync("0oa3");
        await ImportAsync(again, State(1), Change(ChangeKind.UserUpsert, "E1"));
    }

    [StoreFact]
    public async Task Who_lost_a_source_without_noticing_can_write_no_more()
    {
        await using var lease = await TakeAsync();
        await UploadAsync(lease, "s1", State(1), Change(ChangeKind.UserUpsert, "E1"));

        // As if the lock had been given away: another one takes the source.
        await Home.ExecuteAsync("UPDATE xaas_source SET taken = taken + 1");

        (await lease.Invoking(l => EndAsync(l, "s1", SessionOutcome.Imported)).Should().ThrowAsync<SnapshotStoreException>())
            .WithMessage($"*another run has taken identity source {Source} meanwhile*");
        await lease.Invoking(l => l.CountRunAsync(new Dictionary<string, long>(), CancellationToken.None)).Should().ThrowAsync<SnapshotStoreException>();
        await lease.Invoking(l => l.SetKeyAsync([1], [1], CancellationToken.None)).Should().ThrowAsync<SnapshotStoreException>();
        await lease.Invoking(l => l.ForgetAsync(CancellationToken.None)).Should().ThrowAsync<SnapshotStoreException>();
        (await lease.ReadJournalAsync(CancellationToken.None)).Should().ContainSingle();
    }

    [StoreFact]
    public async Task A_journal_that_another_version_wrote_is_not_passed_over()
    {
        await using var lease = await TakeAsync();
        await AppendAsync(lease, Entry(JournalEvent.SessionCreating));
        await Home.ExecuteAsync("""UPDATE xaas_journal SET entry = '{"event":"somethingElse"}'""");

        await lease.Invoking(l => l.ReadJournalAsync(CancellationToken.None)).Should().ThrowAsync<SnapshotStoreException>().WithMessage("*run once with the version that wrote it*");
    }

    [StoreFact]
    public async Task A_lease_that_is_given_back_does_nothing_more()
    {
        var lease = await TakeAsync();
        await lease.DisposeAsync();
        await lease.DisposeAsync();

        await lease.Invoking(l => AppendAsync(l, Entry(JournalEvent.SessionCreating))).Should().ThrowAsync<SnapshotStoreException>();
        await lease.Invoking(l => l.BeginStagingAsync(CancellationToken.None)).Should().ThrowAsync<SnapshotStoreException>();
        await using var next = await TakeAsync();
        (await next.ReadJournalAsync(CancellationToken.None)).Should().BeEmpty();
    }
}

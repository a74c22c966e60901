using Okta.Xaas.Journal;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>What every store must do, tried on each of them.</summary>
public abstract partial class SnapshotStoreTests : IAsyncLifetime
{
    private const string Source = "0oastore00000000001";

    private TestStore? _home;

    private TestStore Home => _home!;

    public async Task InitializeAsync() => _home = await NewStoreAsync();

    public async Task DisposeAsync()
    {
        if (_home is not null) await _home.DisposeAsync();
    }

    private protected abstract Task<TestStore> NewStoreAsync();

    private async Task<ISnapshotLease> TakeAsync(string source = Source) => await Home.Open().TryAcquireAsync(source) ?? throw new InvalidOperationException("Somebody else has the source.");

    private protected static EntityState State(byte seed, long? name = null) =>
        new([.. Enumerable.Repeat(seed, 16)], [.. Enumerable.Repeat((byte)(seed + 1), 8)], name);

    private protected static ChangeReference Change(ChangeKind kind, string id, params string[] members) =>
        new() { Index = 0, Kind = kind, ExternalId = id, MemberExternalIds = members.Length == 0 ? null : members };

    private protected static JournalEntry Entry(JournalEvent what, string? session = null, SessionOutcome? outcome = null, IReadOnlyList<ChangeReference>? changes = null) =>
        new() { Event = what, At = VirtualTimeProvider.Start, SessionId = session, Outcome = outcome, Changes = changes };

    /// <summary>Announces the changes; each upsert is to have the same new state.</summary>
    private protected static Task UploadAsync(ISnapshotLease lease, string session, EntityState state, params ChangeReference[] changes) => lease.AppendAsync(
        Entry(JournalEvent.Uploading, session, changes: [.. changes.Select((change, index) => change with { Index = index })]),
        Enumerable.Range(0, changes.Length).ToDictionary(index => (long)index, _ => state),
        CancellationToken.None);

    private protected static Task AppendAsync(ISnapshotLease lease, JournalEntry entry) => lease.AppendAsync(entry, new Dictionary<long, EntityState>(), CancellationToken.None);

    private protected static Task EndAsync(ISnapshotLease lease, string session, SessionOutcome? outcome) => AppendAsync(lease, Entry(JournalEvent.SessionEnded, session, outcome));

    private protected static async Task ImportAsync(ISnapshotLease lease, EntityState state, params ChangeReference[] changes)
    {
        var session = Guid.NewGuid().ToString("N");
        await UploadAsync(lease, session, state, changes);
        await EndAsync(lease, session, SessionOutcome.Imported);
    }

    private protected static StagedEntity Staged(string id, EntityState state, long number = 0) =>
        new() { Number = number, ExternalId = id, Row = number + 1, Hash = state.Hash, NameHash = state.NameHash };

    /// <summary>What is stored of an entity: what a comparison with another profile shows.</summary>
    private protected static async Task<EntityState?> StoredAsync(ISnapshotLease lease, EntityKind kind, string id)
    {
        await lease.BeginStagingAsync(CancellationToken.None);
        return (await lease.StageAsync(kind, [Staged(id, State(255))], CancellationToken.None)).Should().ContainSingle().Which.Stored;
    }

    /// <summary>The stored memberships, with a question mark where it is not sure: those are sent again when the list has them.</summary>
    private protected static async Task<string[]> MembershipsAsync(ISnapshotLease lease)
    {
        await lease.BeginStagingAsync(CancellationToken.None);
        await lease.CompleteStagingAsync(ManagedKinds.Memberships, CancellationToken.None);
        await lease.HoldBackAsync(new(), CancellationToken.None);
        var all = await lease.ReadRemovedMembershipsAsync(CancellationToken.None).ToArrayAsync();
        await lease.StageMembershipsAsync([.. all.Select((m, row) => new StagedMembership(m.GroupExternalId, m.MemberExternalId, row + 1))], CancellationToken.None);
        var unsure = await lease.ReadAddedMembershipsAsync(CancellationToken.None).Select(m => (m.GroupExternalId, m.MemberExternalId)).ToArrayAsync();
        return [.. all.Select(m => $"{m.GroupExternalId}/{m.MemberExternalId}{(unsure.Contains((m.GroupExternalId, m.MemberExternalId)) ? "?" : "")}")];
    }
}

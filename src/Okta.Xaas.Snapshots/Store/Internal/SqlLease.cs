using Okta.Xaas.Journal;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>An identity source in a database, taken for a run.</summary>
internal sealed class SqlLease : ISnapshotLease
{
    private readonly Func<ValueTask> _release;
    private readonly SqlSource _source;
    private readonly SqlStaging _staging;
    private readonly SqlJournal _journal;

    private readonly SqlSession _session;

    private SqlLease(SqlSession session, Func<ValueTask> release, SqlSource source)
    {
        _session = session;
        _release = release;
        _source = source;
        _staging = new(session, source);
        _journal = new(session, source);
    }

    public SourceState Source => _source.State;

    public IUniqueNames Names => _staging.Names;

    /// <summary>Opens the source, whose lock the caller has taken, and makes or updates the tables if need be.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="lockAsync">Makes the transaction the only one that opens a source, where transactions run side by side.</param>
    /// <param name="release">Closes the connection and lets go of the lock, in the order that the database needs.</param>
    /// <param name="identitySourceId">The source.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<SqlLease> OpenAsync(SqlSession session, Func<SqlTransaction, Task>? lockAsync, Func<ValueTask> release, string identitySourceId, CancellationToken cancellationToken)
    {
        var source = await session.InTransactionAsync(
            async transaction =>
            {
                if (lockAsync is not null) await lockAsync(transaction).ConfigureAwait(false);
                var migrated = await SqlMigrator.MigrateAsync(transaction, session.Dialect, session.Name, SqlMigrations.All).ConfigureAwait(false);
                await session.Dialect.VerifyAsync(transaction, migrated, session.Name).ConfigureAwait(false);
                return await SqlSource.TakeAsync(session, transaction, identitySourceId).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return new(session, release, source);
    }

    public Task SetKeyAsync(byte[]? key, byte[] keyCheck, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keyCheck);
        return ChangeAsync("UPDATE xaas_source SET hash_key = @key, key_check = @check WHERE id = @source", cancellationToken, ("key", key), ("check", keyCheck));
    }

    public Task SetOrgAsync(string org, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(org);
        return ChangeAsync("UPDATE xaas_source SET org = @org WHERE id = @source", cancellationToken, ("org", org));
    }

    public Task ForgetAsync(CancellationToken cancellationToken) => _source.ChangeAsync(
        async transaction =>
        {
            await transaction.ExecuteAsync("DELETE FROM xaas_entity WHERE source = @source", ("source", _source.Id)).ConfigureAwait(false);
            await transaction.ExecuteAsync("DELETE FROM xaas_membership WHERE source = @source", ("source", _source.Id)).ConfigureAwait(false);
            await transaction.ExecuteAsync("DELETE FROM xaas_list_fact WHERE source = @source", ("source", _source.Id)).ConfigureAwait(false);
            await transaction.ExecuteAsync("DELETE FROM xaas_unique WHERE source = @source", ("source", _source.Id)).ConfigureAwait(false);
            await transaction.ExecuteAsync(
                "UPDATE xaas_source SET hash_key = NULL, key_check = NULL, org = NULL, runs = 0, revision = revision + 1 WHERE id = @source", ("source", _source.Id)).ConfigureAwait(false);
        },
        cancellationToken);

    public Task CountRunAsync(IReadOnlyDictionary<string, long> listFacts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listFacts);
        return _source.CountRunAsync(listFacts, cancellationToken);
    }

    public Task<StoredCounts> CountAsync(CancellationToken cancellationToken) => _session.InTransactionAsync(
        async transaction =>
        {
            var kinds = (await transaction.QueryAsync(
                "SELECT kind, COUNT(*), SUM(CASE WHEN hash = @nothing THEN 1 ELSE 0 END) FROM xaas_entity WHERE source = @source GROUP BY kind",
                reader => (Kind: (EntityKind)reader.GetInt16(0), Count: reader.GetInt64(1), Unknown: reader.GetInt64(2)),
                ("source", _source.Id),
                ("nothing", Array.Empty<byte>())).ConfigureAwait(false)).ToDictionary(kind => kind.Kind);
            var memberships = await transaction.CountAsync("SELECT COUNT(*) FROM xaas_membership WHERE source = @source", ("source", _source.Id)).ConfigureAwait(false);
            var uncertain = await transaction.CountAsync("SELECT COUNT(*) FROM xaas_membership WHERE source = @source AND uncertain = 1", ("source", _source.Id)).ConfigureAwait(false);
            return new StoredCounts(CountOf(EntityKind.User), CountOf(EntityKind.Group), CountOf(EntityKind.Device), memberships, kinds.Values.Sum(kind => kind.Unknown) + uncertain);

            long CountOf(EntityKind kind) => kinds.TryGetValue(kind, out var found) ? found.Count : 0;
        },
        cancellationToken);

    public Task<EntityState?> FindAsync(EntityKind kind, string externalId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(externalId);
        return _session.InTransactionAsync(
            async transaction => await transaction.QueryAsync(
                "SELECT hash, attributes, name_hash, email_hash FROM xaas_entity WHERE source = @source AND kind = @kind AND external_id = @id",
                reader => new EntityState(
                    reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1), reader.IsDBNull(2) ? null : reader.GetInt64(2), reader.IsDBNull(3) ? null : reader.GetInt64(3)),
                ("source", _source.Id),
                ("kind", (short)kind),
                ("id", externalId)).ConfigureAwait(false) is { Count: > 0 } found ? found[0] : null,
            cancellationToken);
    }

    public Task<IReadOnlyList<string>> FindGroupsAsync(string memberExternalId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(memberExternalId);
        return _session.InTransactionAsync(
            transaction => transaction.QueryAsync(
                "SELECT group_id FROM xaas_membership WHERE source = @source AND member_id = @id ORDER BY group_id",
                reader => reader.GetString(0),
                ("source", _source.Id),
                ("id", memberExternalId)),
            cancellationToken);
    }

    public Task BeginStagingAsync(CancellationToken cancellationToken) => _staging.BeginAsync(cancellationToken);

    public Task<IReadOnlyList<ChangedEntity>> StageAsync(EntityKind kind, IReadOnlyList<StagedEntity> entities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entities);
        return _staging.StageAsync(kind, entities, cancellationToken);
    }

    public Task StageMembershipsAsync(IReadOnlyList<StagedMembership> memberships, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(memberships);
        return _staging.StageMembershipsAsync(memberships, cancellationToken);
    }

    public Task<StagingSummary> CompleteStagingAsync(ManagedKinds managed, CancellationToken cancellationToken) => _staging.CompleteAsync(managed, cancellationToken);

    public Task HoldBackAsync(HoldBackRules rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return _staging.HoldBackAsync(rules, cancellationToken);
    }

    public IAsyncEnumerable<StagingConflict> ReadConflictsAsync(CancellationToken cancellationToken) => _staging.ReadConflictsAsync(cancellationToken);

    public IAsyncEnumerable<string> ReadMissingAsync(EntityKind kind, CancellationToken cancellationToken) => _staging.ReadMissingAsync(kind, cancellationToken);

    public IAsyncEnumerable<RenamedKey> ReadRenamedAsync(CancellationToken cancellationToken) => _staging.ReadRenamedAsync(cancellationToken);

    public IAsyncEnumerable<WaitingEntity> ReadWaitingAsync(CancellationToken cancellationToken) => _staging.ReadWaitingAsync(cancellationToken);

    public IAsyncEnumerable<HeldEntity> ReadHeldAsync(CancellationToken cancellationToken) => _staging.ReadHeldAsync(cancellationToken);

    public IAsyncEnumerable<GroupLoss> ReadGroupLossesAsync(CancellationToken cancellationToken) => _staging.ReadGroupLossesAsync(cancellationToken);

    public IAsyncEnumerable<MembershipPair> ReadAddedMembershipsAsync(CancellationToken cancellationToken) => _staging.ReadAddedAsync(cancellationToken);

    public IAsyncEnumerable<MembershipPair> ReadRemovedMembershipsAsync(CancellationToken cancellationToken) => _staging.ReadRemovedAsync(cancellationToken);

    public IAsyncEnumerable<MembershipPair> ReadDanglingMembershipsAsync(CancellationToken cancellationToken) => _staging.ReadDanglingAsync(cancellationToken);

    public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken) => _journal.ReadAsync(cancellationToken);

    public Task AppendAsync(JournalEntry entry, IReadOnlyDictionary<long, EntityState> states, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(states);
        return _journal.AppendAsync(entry, states, cancellationToken);
    }

    public ValueTask DisposeAsync() => _release();

    private Task ChangeAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] values) =>
        _source.ChangeAsync(transaction => transaction.ExecuteAsync(sql, [.. values, ("source", _source.Id)]), cancellationToken);
}

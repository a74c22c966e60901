using System.Data.Common;
using System.Text.Json;
using Okta.Xaas.Journal;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>An identity source in a database, taken for a run.</summary>
internal sealed class SqlLease : ISnapshotLease
{
    private readonly SqlSession _session;
    private readonly Func<ValueTask> _release;
    private readonly long _id;
    private readonly SqlStaging _staging;
    private readonly SqlJournal _journal;

    private SqlLease(SqlSession session, Func<ValueTask> release, long id, SourceState state)
    {
        _session = session;
        _release = release;
        _id = id;
        Source = state;
        _staging = new(session, id);
        _journal = new(session, id);
    }

    public SourceState Source { get; private set; }

    /// <summary>Opens the source, whose lock the caller has taken.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="release">Closes the connection and lets go of the lock, in the order that the database needs.</param>
    /// <param name="identitySourceId">The source.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<SqlLease> OpenAsync(SqlSession session, Func<ValueTask> release, string identitySourceId, CancellationToken cancellationToken)
    {
        var (id, state) = await session.InTransactionAsync(
            async transaction =>
            {
                var sources = await ReadAsync(transaction, identitySourceId).ConfigureAwait(false);
                if (sources.Count > 0) return sources[0];
                await transaction.ExecuteAsync(
                    "INSERT INTO xaas_source (id, identity_source_id, revision, runs) SELECT COALESCE(MAX(id), 0) + 1, @name, 0, 0 FROM xaas_source",
                    ("name", identitySourceId)).ConfigureAwait(false);
                return (await ReadAsync(transaction, identitySourceId).ConfigureAwait(false))[0];
            },
            cancellationToken).ConfigureAwait(false);
        return new(session, release, id, state);
    }

    public Task SetKeyAsync(byte[]? key, byte[] keyCheck, CancellationToken cancellationToken) =>
        ChangeAsync("UPDATE xaas_source SET hash_key = @key, key_check = @check WHERE id = @source", cancellationToken, ("key", key), ("check", keyCheck));

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await WrapAsync(_session.InTransactionAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync("DELETE FROM xaas_entity WHERE source = @source", ("source", _id)).ConfigureAwait(false);
                await transaction.ExecuteAsync("DELETE FROM xaas_membership WHERE source = @source", ("source", _id)).ConfigureAwait(false);
            },
            cancellationToken)).ConfigureAwait(false);
        await ChangeAsync("UPDATE xaas_source SET hash_key = NULL, key_check = NULL, runs = 0, revision = revision + 1 WHERE id = @source", cancellationToken).ConfigureAwait(false);
    }

    public Task CountRunAsync(CancellationToken cancellationToken) =>
        ChangeAsync("UPDATE xaas_source SET runs = runs + 1, revision = revision + 1 WHERE id = @source", cancellationToken);

    public Task BeginStagingAsync(CancellationToken cancellationToken) => WrapAsync(_staging.BeginAsync(cancellationToken));

    public async Task<IReadOnlyList<ChangedEntity>> StageAsync(EntityKind kind, IReadOnlyList<StagedEntity> entities, CancellationToken cancellationToken)
    {
        var staging = _staging.StageAsync(kind, entities, cancellationToken);
        await WrapAsync(staging).ConfigureAwait(false);
        return await staging.ConfigureAwait(false);
    }

    public Task StageMembershipsAsync(IReadOnlyList<StagedMembership> memberships, CancellationToken cancellationToken) =>
        WrapAsync(_staging.StageMembershipsAsync(memberships, cancellationToken));

    public async Task<StagingSummary> CompleteStagingAsync(ManagedKinds managed, CancellationToken cancellationToken)
    {
        var completing = _staging.CompleteAsync(managed, cancellationToken);
        await WrapAsync(completing).ConfigureAwait(false);
        return await completing.ConfigureAwait(false);
    }

    public IAsyncEnumerable<StagingConflict> ReadConflictsAsync(CancellationToken cancellationToken) => _staging.ReadConflictsAsync(cancellationToken);

    public IAsyncEnumerable<string> ReadMissingAsync(EntityKind kind, CancellationToken cancellationToken) => _staging.ReadMissingAsync(kind, cancellationToken);

    public IAsyncEnumerable<RenamedUser> ReadRenamedAsync(CancellationToken cancellationToken) => _staging.ReadRenamedAsync(cancellationToken);

    public IAsyncEnumerable<MembershipPair> ReadAddedMembershipsAsync(CancellationToken cancellationToken) => _staging.ReadAddedAsync(cancellationToken);

    public IAsyncEnumerable<MembershipPair> ReadRemovedMembershipsAsync(CancellationToken cancellationToken) => _staging.ReadRemovedAsync(cancellationToken);

    public IAsyncEnumerable<MembershipPair> ReadDanglingMembershipsAsync(CancellationToken cancellationToken) => _staging.ReadDanglingAsync(cancellationToken);

    public async Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _journal.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or JsonException)
        {
            throw new JournalException($"The journal in the store cannot be read: {exception.Message}", exception);
        }
    }

    public async Task AppendAsync(JournalEntry entry, IReadOnlyDictionary<long, EntityState> states, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(states);
        try
        {
            await _journal.AppendAsync(entry, states, cancellationToken).ConfigureAwait(false);
            if (entry.Event is JournalEvent.SessionEnded or JournalEvent.RunEnded) await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            throw new JournalException($"The journal in the store cannot be written: {exception.Message}", exception);
        }
    }

    public ValueTask DisposeAsync() => _release();

    private static Task<IReadOnlyList<(long Id, SourceState State)>> ReadAsync(SqlTransaction transaction, string identitySourceId) => transaction.QueryAsync(
        "SELECT id, revision, runs, hash_key, key_check FROM xaas_source WHERE identity_source_id = @name",
        reader => (reader.GetInt64(0), new SourceState(reader.GetInt64(1), reader.GetInt64(2), BytesOrNull(reader, 3), BytesOrNull(reader, 4))),
        ("name", identitySourceId));

    private static byte[]? BytesOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : (byte[])reader.GetValue(column);

    private static async Task WrapAsync(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (DbException exception)
        {
            throw new SnapshotStoreException($"The store cannot be read or written: {exception.Message}", exception);
        }
    }

    private async Task ChangeAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] values)
    {
        await WrapAsync(_session.InTransactionAsync(transaction => transaction.ExecuteAsync(sql, [.. values, ("source", _id)]), cancellationToken)).ConfigureAwait(false);
        await WrapAsync(RefreshAsync(cancellationToken)).ConfigureAwait(false);
    }

    private async Task RefreshAsync(CancellationToken cancellationToken) => Source = (await _session.InTransactionAsync(
        transaction => transaction.QueryAsync(
            "SELECT revision, runs, hash_key, key_check FROM xaas_source WHERE id = @source",
            reader => new SourceState(reader.GetInt64(0), reader.GetInt64(1), BytesOrNull(reader, 2), BytesOrNull(reader, 3)),
            ("source", _id)),
        cancellationToken).ConfigureAwait(false))[0];
}

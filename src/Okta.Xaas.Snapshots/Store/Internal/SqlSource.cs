using System.Data.Common;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// An identity source's row, and the right to change what is stored of it. Each lease takes a number one higher than the last; a change is made only while
/// that is still the highest. So the database itself refuses who has lost the source without noticing: the lock of a share that knows none, a pooler
/// that hands connections on, a server that was replaced.
/// </summary>
internal sealed class SqlSource
{
    private readonly SqlSession _session;
    private readonly string _name;
    private readonly long _taken;

    private SqlSource(SqlSession session, string name, long id, long taken, SourceState state)
    {
        _session = session;
        _name = name;
        _taken = taken;
        Id = id;
        State = state;
    }

    public long Id { get; }

    public SourceState State { get; private set; }

    /// <summary>Whether users of it may lack hashes that came with a later version.</summary>
    public bool LacksHashes { get; private init; }

    /// <summary>Takes the source, whose lock the caller has; only one caller at a time in the whole store.</summary>
    public static async Task<SqlSource> TakeAsync(SqlSession session, SqlTransaction transaction, string name)
    {
        await transaction.ExecuteAsync(
            """
            INSERT INTO xaas_source (id, identity_source_id, revision, runs, taken, generation) SELECT COALESCE(MAX(id), 0) + 1, @name, 0, 0, 0, @generation FROM xaas_source WHERE true
            ON CONFLICT (identity_source_id) DO NOTHING
            """,
            ("name", name),
            ("generation", SqlGeneration.Newest)).ConfigureAwait(false);
        await transaction.ExecuteAsync("UPDATE xaas_source SET taken = taken + 1 WHERE identity_source_id = @name", ("name", name)).ConfigureAwait(false);
        var (id, taken, generation) = (await transaction.QueryAsync(
            "SELECT id, taken, generation FROM xaas_source WHERE identity_source_id = @name",
            reader => (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt16(2)),
            ("name", name)).ConfigureAwait(false))[0];
        return new(session, name, id, taken, await ReadAsync(transaction, id).ConfigureAwait(false)) { LacksHashes = generation < SqlGeneration.Newest };
    }

    /// <summary>Changes something that lasts, in one transaction.</summary>
    public async Task ChangeAsync(Func<SqlTransaction, Task> work, CancellationToken cancellationToken) => State = await _session.InTransactionAsync(
        async transaction =>
        {
            // Locks the row, too: who takes the source now waits until this is written, and then reads it.
            if (await transaction.ExecuteAsync("UPDATE xaas_source SET taken = taken WHERE id = @source AND taken = @taken", ("source", Id), ("taken", _taken)).ConfigureAwait(false) == 0)
            {
                throw new SnapshotStoreException(
                    $"{_session.Name} was not changed: another run has taken identity source {_name} meanwhile, and goes on in this one's place. Let all processes use the same store by the same path, and a pooler hand out whole sessions.");
            }

            await work(transaction).ConfigureAwait(false);
            return await ReadAsync(transaction, Id).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Counts a run that came to its end, and keeps what it knew of its list.</summary>
    public Task CountRunAsync(IReadOnlyDictionary<string, long> listFacts, CancellationToken cancellationToken) => ChangeAsync(
        async transaction =>
        {
            foreach (var fact in listFacts)
            {
                await transaction.ExecuteAsync(
                    "INSERT INTO xaas_list_fact (source, name, value) VALUES (@source, @name, @value) ON CONFLICT (source, name) DO UPDATE SET value = excluded.value",
                    ("source", Id),
                    ("name", fact.Key),
                    ("value", fact.Value)).ConfigureAwait(false);
            }

            await transaction.ExecuteAsync("UPDATE xaas_source SET runs = runs + 1, revision = revision + 1 WHERE id = @source", ("source", Id)).ConfigureAwait(false);
        },
        cancellationToken);

    public static async Task<SourceState> ReadAsync(SqlTransaction transaction, long id)
    {
        var facts = await transaction.QueryAsync(
            "SELECT name, value FROM xaas_list_fact WHERE source = @source ORDER BY name", reader => new KeyValuePair<string, long>(reader.GetString(0), reader.GetInt64(1)), ("source", id)).ConfigureAwait(false);
        return (await transaction.QueryAsync(
            "SELECT revision, runs, hash_key, key_check, org FROM xaas_source WHERE id = @source",
            reader => new SourceState(reader.GetInt64(0), reader.GetInt64(1), BytesOrNull(reader, 2), BytesOrNull(reader, 3), reader.IsDBNull(4) ? null : reader.GetString(4)) { ListFacts = facts },
            ("source", id)).ConfigureAwait(false))[0];
    }

    private static byte[]? BytesOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : (byte[])reader.GetValue(column);
}

using System.Data.Common;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>Who has which text that only one person may have: what is kept, and what one comparison adds.</summary>
internal sealed class SqlUniqueNames(SqlSession session, SqlSource source) : IUniqueNames
{
    private static readonly SqlTable Wish = new("xaas_wish", new("position", SqlType.Big), new("external_id", SqlType.Text), new("family", SqlType.Big));
    private static readonly SqlTable Candidate = new("xaas_candidate", new SqlColumn("hash", SqlType.Big));
    private static readonly SqlTable Name = new("xaas_name", new("hash", SqlType.Big), new("external_id", SqlType.Text));
    private static readonly SqlTable Claim = new("xaas_claim", new("external_id", SqlType.Text), new("family", SqlType.Big), new("number", SqlType.Big), new("hash", SqlType.Big));
    private static readonly SqlTable Given = Claim with { Name = "xaas_given" };

    private bool _knowsNames;

    /// <summary>The tables of one comparison.</summary>
    public static IEnumerable<(string Name, string Sql)> Tables(SqlDialect dialect) =>
    [
        ("xaas_wish", $"CREATE TEMPORARY TABLE xaas_wish (position bigint NOT NULL, external_id {dialect.Text} NOT NULL, family bigint NOT NULL){dialect.ForOneTransaction}"),
        ("xaas_candidate", $"CREATE TEMPORARY TABLE xaas_candidate (hash bigint NOT NULL){dialect.ForOneTransaction}"),
        ("xaas_name", $"CREATE TEMPORARY TABLE xaas_name (hash bigint NOT NULL, external_id {dialect.Text} NOT NULL)"),
        ("xaas_claim", $"""
            CREATE TEMPORARY TABLE xaas_claim (
                external_id {dialect.Text} NOT NULL, family bigint NOT NULL, number bigint NOT NULL, hash bigint NOT NULL, PRIMARY KEY (external_id, family)){dialect.OrderedByKey}
            """),
    ];

    /// <summary>A comparison begins, with empty tables.</summary>
    public void Begin() => _knowsNames = false;

    public Task<IReadOnlyList<UniqueHolding>> FindAsync(IReadOnlyList<UniqueWish> wishes, CancellationToken cancellationToken) => session.InTransactionAsync(
        async transaction =>
        {
            await FillAsync(transaction, Wish, [.. wishes.Select((wish, position) => new object?[] { (long)position, wish.ExternalId, wish.Family })]).ConfigureAwait(false);

            // Not joins, as in SqlStaging.
            return await transaction.QueryAsync(
                $"""
                SELECT COALESCE(
                        (SELECT u.number FROM xaas_unique u WHERE u.source = @source AND u.external_id = w.external_id AND u.family = w.family),
                        (SELECT c.number FROM xaas_claim c WHERE c.external_id = w.external_id AND c.family = w.family)),
                    {Stored("name_hash")}, {Stored("email_hash")}
                FROM xaas_wish w ORDER BY w.position
                """,
                reader => new UniqueHolding(LongOrNull(reader, 0), LongOrNull(reader, 1), LongOrNull(reader, 2)),
                ("source", source.Id)).ConfigureAwait(false);

            static string Stored(string column) => $"(SELECT e.{column} FROM xaas_entity e WHERE e.source = @source AND e.kind = 0 AND e.external_id = w.external_id)";
        },
        cancellationToken);

    public Task NoteAsync(IReadOnlyList<NameHolder> names, CancellationToken cancellationToken) =>
        session.InTransactionAsync(transaction => NoteAsync(transaction, names), cancellationToken);

    public Task<IReadOnlyList<NameHolder>> FindHoldersAsync(IReadOnlyCollection<long> hashes, CancellationToken cancellationToken) => session.InTransactionAsync(
        async transaction =>
        {
            await LearnNamesAsync(transaction).ConfigureAwait(false);
            await FillAsync(transaction, Candidate, [.. hashes.Select(hash => new object?[] { hash })]).ConfigureAwait(false);

            // In this order, so that SQLite looks each candidate up.
            return await transaction.QueryAsync(
                """
                SELECT c.hash, n.external_id FROM xaas_candidate c CROSS JOIN xaas_name n WHERE n.hash = c.hash
                UNION SELECT c.hash, u.external_id FROM xaas_candidate c CROSS JOIN xaas_unique u WHERE u.source = @source AND u.hash = c.hash
                """,
                reader => new NameHolder(reader.GetInt64(0), reader.GetString(1)),
                ("source", source.Id)).ConfigureAwait(false);
        },
        cancellationToken);

    public Task ClaimAsync(IReadOnlyList<UniqueName> names, CancellationToken cancellationToken) => session.InTransactionAsync(
        async transaction =>
        {
            await transaction.InsertAsync(Claim, RowsOf(names)).ConfigureAwait(false);
            await NoteAsync(transaction, [.. names.Select(name => new NameHolder(name.Hash, name.ExternalId))]).ConfigureAwait(false);
        },
        cancellationToken);

    public async Task<bool> KeepAsync(IReadOnlyList<UniqueName> names, CancellationToken cancellationToken)
    {
        var areFree = false;
        await source.ChangeAsync(
            async transaction =>
            {
                await transaction.ExecuteAsync(
                    $"""
                    CREATE TEMPORARY TABLE IF NOT EXISTS xaas_given (
                        external_id {session.Dialect.Text} NOT NULL, family bigint NOT NULL, number bigint NOT NULL, hash bigint NOT NULL){session.Dialect.ForOneTransaction}
                    """).ConfigureAwait(false);
                await FillAsync(transaction, Given, RowsOf(names)).ConfigureAwait(false);
                areFree = await transaction.CountAsync(
                    """
                    SELECT COUNT(*) FROM xaas_given g
                    WHERE EXISTS (SELECT 1 FROM xaas_unique u WHERE u.source = @source AND u.hash = g.hash AND u.external_id <> g.external_id)
                        OR EXISTS (SELECT 1 FROM xaas_unique u WHERE u.source = @source AND u.external_id = g.external_id AND u.family = g.family AND u.number <> g.number)
                    """,
                    ("source", source.Id)).ConfigureAwait(false) == 0;
                if (!areFree) return;
                await transaction.ExecuteAsync(
                    """
                    INSERT INTO xaas_unique (source, external_id, family, number, hash) SELECT @source, external_id, family, number, hash FROM xaas_given WHERE true
                    ON CONFLICT (source, external_id, family) DO NOTHING
                    """,
                    ("source", source.Id)).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return areFree;
    }

    private static long? LongOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private static object?[][] RowsOf(IReadOnlyList<UniqueName> names) => [.. names.Select(name => new object?[] { name.ExternalId, name.Family, name.Number, name.Hash })];

    private static async Task FillAsync(SqlTransaction transaction, SqlTable table, IReadOnlyList<object?[]> rows)
    {
        await transaction.ExecuteAsync($"DELETE FROM {table.Name}").ConfigureAwait(false);
        await transaction.InsertAsync(table, rows).ConfigureAwait(false);
    }

    private static Task NoteAsync(SqlTransaction transaction, IReadOnlyList<NameHolder> names) =>
        transaction.InsertAsync(Name, [.. names.Select(name => new object?[] { name.Hash, name.ExternalId })]);

    // Only when somebody is to be given a number: on most days nobody is, and neither the store nor the list has an index of names.
    private async Task LearnNamesAsync(SqlTransaction transaction)
    {
        if (_knowsNames) return;
        foreach (var column in new[] { "name_hash", "email_hash" })
        {
            var another = column == "email_hash" ? "AND (name_hash IS NULL OR name_hash <> email_hash)" : "";
            await transaction.ExecuteAsync(
                $"INSERT INTO xaas_name (hash, external_id) SELECT {column}, external_id FROM xaas_entity WHERE source = @source AND kind = 0 AND {column} IS NOT NULL {another}",
                ("source", source.Id)).ConfigureAwait(false);
            await transaction.ExecuteAsync(
                $"INSERT INTO xaas_name (hash, external_id) SELECT {column}, external_id FROM xaas_staged WHERE kind = 0 AND {column} IS NOT NULL {another}").ConfigureAwait(false);
        }

        await transaction.ExecuteAsync("CREATE INDEX xaas_name_hash ON xaas_name (hash)").ConfigureAwait(false);
        if (session.Dialect.Analyze("xaas_name") is { } analyze) await transaction.ExecuteAsync(analyze).ConfigureAwait(false);
        _knowsNames = true;
    }
}

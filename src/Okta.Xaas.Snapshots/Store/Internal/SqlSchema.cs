namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>The tables: those that last, and those of one comparison, which end with the connection.</summary>
internal static class SqlSchema
{
    /// <summary>The version of the tables that last. A change of them needs a higher one, and a step from each earlier one.</summary>
    public const int Version = 1;

    public static readonly SqlTable Chunk = new(
        "xaas_chunk",
        new("position", SqlType.Big),
        new("number", SqlType.Big),
        new("external_id", SqlType.Text),
        new("row", SqlType.Big),
        new("hash", SqlType.Bytes),
        new("name_hash", SqlType.Big),
        new("held", SqlType.Small),
        new("resend", SqlType.Small));

    public static readonly SqlTable MemberChunk = new(
        "xaas_member_chunk",
        new("group_id", SqlType.Text),
        new("member_id", SqlType.Text),
        new("row", SqlType.Big),
        new("resend", SqlType.Small));

    public static readonly SqlTable Pending = new(
        "xaas_pending",
        new("source", SqlType.Big),
        new("session", SqlType.Text),
        new("kind", SqlType.Small),
        new("external_id", SqlType.Text),
        new("member_id", SqlType.Text),
        new("hash", SqlType.Bytes),
        new("name_hash", SqlType.Big),
        new("attributes", SqlType.Bytes));

    public static readonly SqlTable Refused = new(
        "xaas_refused",
        new("kind", SqlType.Small),
        new("external_id", SqlType.Text),
        new("member_id", SqlType.Text));

    /// <summary>Makes the tables that last, unless they are there. The caller sees to it that only one does so at a time.</summary>
    public static async Task CreateAsync(SqlTransaction transaction, SqlDialect dialect, string name)
    {
        if (await transaction.CountAsync(dialect.HasTables).ConfigureAwait(false) == 0)
        {
            foreach (var table in Lasting(dialect)) await transaction.ExecuteAsync(table).ConfigureAwait(false);
            await transaction.ExecuteAsync("INSERT INTO xaas_schema (version) VALUES (@version)", ("version", Version)).ConfigureAwait(false);
            return;
        }

        var versions = await transaction.QueryAsync("SELECT version FROM xaas_schema", reader => reader.GetInt32(0)).ConfigureAwait(false);
        if (versions.Count != 1 || versions[0] != Version)
        {
            throw new SnapshotStoreException(
                $"{name} has tables of version {string.Join(" and ", versions)}, and this version of Okta.Xaas.Snapshots knows {Version}: use the version of the package that made them, or a later one.");
        }
    }

    /// <summary>Makes the tables of a comparison anew.</summary>
    public static async Task CreateStagingAsync(SqlTransaction transaction, SqlDialect dialect)
    {
        foreach (var table in new[] { "xaas_chunk", "xaas_member_chunk", "xaas_staged", "xaas_staged_member" })
            await transaction.ExecuteAsync($"DROP TABLE IF EXISTS {table}").ConfigureAwait(false);
        foreach (var table in Staging(dialect)) await transaction.ExecuteAsync(table).ConfigureAwait(false);
    }

    /// <summary>A table for what is to be taken back.</summary>
    public static string RefusedTable(SqlDialect dialect) =>
        $"CREATE TEMPORARY TABLE IF NOT EXISTS xaas_refused (kind smallint NOT NULL, external_id {dialect.Text} NOT NULL, member_id {dialect.Text} NOT NULL){dialect.ForOneTransaction}";

    private static IEnumerable<string> Lasting(SqlDialect dialect) =>
    [
        "CREATE TABLE xaas_schema (version integer NOT NULL)",
        $"""
        CREATE TABLE xaas_source (
            id bigint NOT NULL PRIMARY KEY,
            identity_source_id {dialect.Text} NOT NULL UNIQUE,
            revision bigint NOT NULL,
            runs bigint NOT NULL,
            taken bigint NOT NULL,
            hash_key {dialect.Bytes} NULL,
            key_check {dialect.Bytes} NULL)
        """,
        $"""
        CREATE TABLE xaas_entity (
            source bigint NOT NULL,
            kind smallint NOT NULL,
            external_id {dialect.Text} NOT NULL,
            hash {dialect.Bytes} NOT NULL,
            name_hash bigint NULL,
            attributes {dialect.Bytes} NOT NULL,
            PRIMARY KEY (source, kind, external_id)){dialect.OrderedByKey}
        """,
        $"""
        CREATE TABLE xaas_membership (
            source bigint NOT NULL,
            group_id {dialect.Text} NOT NULL,
            member_id {dialect.Text} NOT NULL,
            uncertain smallint NOT NULL,
            PRIMARY KEY (source, group_id, member_id)){dialect.OrderedByKey}
        """,
        "CREATE INDEX xaas_membership_of_member ON xaas_membership (source, member_id)",
        $"""
        CREATE TABLE xaas_pending (
            source bigint NOT NULL,
            session {dialect.Text} NOT NULL,
            kind smallint NOT NULL,
            external_id {dialect.Text} NOT NULL,
            member_id {dialect.Text} NOT NULL,
            hash {dialect.Bytes} NULL,
            name_hash bigint NULL,
            attributes {dialect.Bytes} NULL,
            PRIMARY KEY (source, session, kind, external_id, member_id)){dialect.OrderedByKey}
        """,
        $"""
        CREATE TABLE xaas_journal (
            source bigint NOT NULL,
            number bigint NOT NULL,
            entry {dialect.Text} NOT NULL,
            PRIMARY KEY (source, number)){dialect.OrderedByKey}
        """,
    ];

    private static IEnumerable<string> Staging(SqlDialect dialect) =>
    [
        $"""
        CREATE TEMPORARY TABLE xaas_chunk (
            position bigint NOT NULL, number bigint NOT NULL, external_id {dialect.Text} NOT NULL, row bigint NOT NULL,
            hash {dialect.Bytes} NOT NULL, name_hash bigint NULL, held smallint NOT NULL, resend smallint NOT NULL){dialect.ForOneTransaction}
        """,
        $"""
        CREATE TEMPORARY TABLE xaas_member_chunk (
            group_id {dialect.Text} NOT NULL, member_id {dialect.Text} NOT NULL, row bigint NOT NULL, resend smallint NOT NULL){dialect.ForOneTransaction}
        """,
        $"""
        CREATE TEMPORARY TABLE xaas_staged (
            kind smallint NOT NULL, external_id {dialect.Text} NOT NULL, number bigint NOT NULL, row bigint NOT NULL,
            name_hash bigint NULL, held smallint NOT NULL, same_key smallint NOT NULL, same_name smallint NOT NULL)
        """,
        $"""
        CREATE TEMPORARY TABLE xaas_staged_member (
            group_id {dialect.Text} NOT NULL, member_id {dialect.Text} NOT NULL, row bigint NOT NULL, resend smallint NOT NULL, dangling smallint NOT NULL,
            PRIMARY KEY (group_id, member_id)){dialect.OrderedByKey}
        """,
    ];
}

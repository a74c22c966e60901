namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>The tables that take in many rows, and those of one comparison, which end with the connection. Those that last are made by <see cref="Migrations.SqlMigrator"/>.</summary>
internal static class SqlSchema
{
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
        new("attributes", SqlType.Bytes),
        new("generation", SqlType.Small));

    public static readonly SqlTable Refused = new(
        "xaas_refused",
        new("kind", SqlType.Small),
        new("external_id", SqlType.Text),
        new("member_id", SqlType.Text));

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

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>The tables that take in many rows, and those of one comparison, which end with the connection. Those that last are made by <see cref="SqlMigrator"/>.</summary>
internal static class SqlSchema
{
    public static readonly SqlTable Chunk = new(
        "xaas_chunk",
        new("position", SqlType.Big),
        new("external_id", SqlType.Text),
        new("hash", SqlType.Bytes),
        new("name_hash", SqlType.Big),
        new("email_hash", SqlType.Big),
        new("resend", SqlType.Small));

    public static readonly SqlTable Staged = new(
        "xaas_staged",
        new("kind", SqlType.Small),
        new("external_id", SqlType.Text),
        new("number", SqlType.Big),
        new("row", SqlType.Big),
        new("name_hash", SqlType.Big),
        new("email_hash", SqlType.Big),
        new("held", SqlType.Small));

    public static readonly SqlTable MemberChunk = new(
        "xaas_member_chunk",
        new("group_id", SqlType.Text),
        new("member_id", SqlType.Text),
        new("row", SqlType.Big),
        new("resend", SqlType.Small));

    /// <summary>Memberships with a fault, whose group loses no member, or whose user no group.</summary>
    public static readonly SqlTable Kept = new("xaas_kept", new("group_id", SqlType.Text), new("member_id", SqlType.Text));

    public static readonly SqlTable Pending = new(
        "xaas_pending",
        new("source", SqlType.Big),
        new("session", SqlType.Text),
        new("kind", SqlType.Small),
        new("external_id", SqlType.Text),
        new("member_id", SqlType.Text),
        new("hash", SqlType.Bytes),
        new("name_hash", SqlType.Big),
        new("email_hash", SqlType.Big),
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
        foreach (var (name, _) in Staging(dialect)) await transaction.ExecuteAsync($"DROP TABLE IF EXISTS {name}").ConfigureAwait(false);
        foreach (var (_, table) in Staging(dialect)) await transaction.ExecuteAsync(table).ConfigureAwait(false);
    }

    /// <summary>A table for what is to be taken back.</summary>
    public static string RefusedTable(SqlDialect dialect) =>
        $"CREATE TEMPORARY TABLE IF NOT EXISTS xaas_refused (kind smallint NOT NULL, external_id {dialect.Text} NOT NULL, member_id {dialect.Text} NOT NULL){dialect.ForOneTransaction}";

    private static IEnumerable<(string Name, string Sql)> Staging(SqlDialect dialect) =>
    [
        ("xaas_chunk", $"""
            CREATE TEMPORARY TABLE xaas_chunk (
                position bigint NOT NULL, external_id {dialect.Text} NOT NULL, hash {dialect.Bytes} NOT NULL, name_hash bigint NULL, email_hash bigint NULL, resend smallint NOT NULL){dialect.ForOneTransaction}
            """),
        ("xaas_member_chunk", $"""
            CREATE TEMPORARY TABLE xaas_member_chunk (
                group_id {dialect.Text} NOT NULL, member_id {dialect.Text} NOT NULL, row bigint NOT NULL, resend smallint NOT NULL){dialect.ForOneTransaction}
            """),
        ("xaas_staged", $"""
            CREATE TEMPORARY TABLE xaas_staged (
                kind smallint NOT NULL, external_id {dialect.Text} NOT NULL, number bigint NOT NULL, row bigint NOT NULL,
                name_hash bigint NULL, email_hash bigint NULL, held smallint NOT NULL, same_key smallint NOT NULL DEFAULT 0, same_name smallint NOT NULL DEFAULT 0)
            """),
        ("xaas_staged_member", $"""
            CREATE TEMPORARY TABLE xaas_staged_member (
                group_id {dialect.Text} NOT NULL, member_id {dialect.Text} NOT NULL, row bigint NOT NULL, resend smallint NOT NULL, dangling smallint NOT NULL,
                PRIMARY KEY (group_id, member_id)){dialect.OrderedByKey}
            """),
        ("xaas_kept", $"CREATE TEMPORARY TABLE xaas_kept (group_id {dialect.Text} NOT NULL, member_id {dialect.Text} NOT NULL)"),
        ("xaas_removed", $"CREATE TEMPORARY TABLE xaas_removed (group_id {dialect.Text} NOT NULL, member_id {dialect.Text} NOT NULL, leaves smallint NOT NULL, group_gone smallint NOT NULL, PRIMARY KEY (group_id, member_id)){dialect.OrderedByKey}"),
        .. SqlIdentities.Tables(dialect),
        .. SqlUniqueNames.Tables(dialect),
    ];
}

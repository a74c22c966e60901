namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// What is written down of a feed: its state, approvals with the marks of their changes, and the audit trail. By the source's own id, as there may be something to note before its first run.
/// </summary>
internal static class Version4
{
    public static SqlMigration Step => new(4, Statements);

    private static IEnumerable<string> Statements(SqlDialect dialect) =>
    [
        $"CREATE TABLE xaas_feed (identity_source_id {dialect.Text} NOT NULL PRIMARY KEY, changes bigint NOT NULL){dialect.OrderedByKey}",
        $"""
        CREATE TABLE xaas_feed_value (
            identity_source_id {dialect.Text} NOT NULL,
            name {dialect.Text} NOT NULL,
            value {dialect.Text} NOT NULL,
            PRIMARY KEY (identity_source_id, name)){dialect.OrderedByKey}
        """,
        $"""
        CREATE TABLE xaas_approval (
            identity_source_id {dialect.Text} NOT NULL,
            id {dialect.Text} NOT NULL,
            number bigint NOT NULL,
            is_open smallint NOT NULL,
            content {dialect.Text} NOT NULL,
            signature {dialect.Bytes} NOT NULL,
            PRIMARY KEY (identity_source_id, id))
        """,
        $"""
        CREATE TABLE xaas_approval_mark (
            identity_source_id {dialect.Text} NOT NULL,
            id {dialect.Text} NOT NULL,
            part bigint NOT NULL,
            marks {dialect.Bytes} NOT NULL,
            PRIMARY KEY (identity_source_id, id, part))
        """,
        $"""
        CREATE TABLE xaas_audit (
            identity_source_id {dialect.Text} NOT NULL,
            number bigint NOT NULL,
            content {dialect.Text} NOT NULL,
            signature {dialect.Bytes} NOT NULL,
            PRIMARY KEY (identity_source_id, number))
        """,
        .. dialect.OnlyAddedTo("xaas_audit"),
    ];
}

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>Users have a hash of their e-mail, and a source knows what the last list was like.</summary>
internal static class Version3
{
    public static SqlMigration Step => new(3, Statements);

    private static IEnumerable<string> Statements(SqlDialect dialect) =>
    [
        "ALTER TABLE xaas_entity ADD COLUMN email_hash bigint NULL",
        "ALTER TABLE xaas_pending ADD COLUMN email_hash bigint NULL",
        $"""
        CREATE TABLE xaas_list_fact (
            source bigint NOT NULL,
            name {dialect.Text} NOT NULL,
            value bigint NOT NULL,
            PRIMARY KEY (source, name)){dialect.OrderedByKey}
        """,
    ];
}

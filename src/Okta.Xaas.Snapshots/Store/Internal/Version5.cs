namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>Who was given which text that only one person may have.</summary>
internal static class Version5
{
    public static SqlMigration Step => new(5, Statements);

    private static IEnumerable<string> Statements(SqlDialect dialect) =>
    [
        $"""
        CREATE TABLE xaas_unique (
            source bigint NOT NULL,
            external_id {dialect.Text} NOT NULL,
            family bigint NOT NULL,
            number bigint NOT NULL,
            hash bigint NOT NULL,
            PRIMARY KEY (source, external_id, family)){dialect.OrderedByKey}
        """,
        "CREATE INDEX xaas_unique_hash ON xaas_unique (source, hash)",
    ];
}

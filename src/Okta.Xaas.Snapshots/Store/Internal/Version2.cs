namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// A source knows its org. Entities and sources tell which <see cref="SqlGeneration"/> of hashes they have. The schema has a checksum, for a database that is a file.
/// </summary>
internal static class Version2
{
    public static SqlMigration Step => new(2, Statements);

    private static IEnumerable<string> Statements(SqlDialect dialect) =>
    [
        $"ALTER TABLE xaas_source ADD COLUMN org {dialect.Text} NULL",
        "ALTER TABLE xaas_source ADD COLUMN generation smallint NOT NULL DEFAULT 0",
        "ALTER TABLE xaas_entity ADD COLUMN generation smallint NOT NULL DEFAULT 0",
        "ALTER TABLE xaas_pending ADD COLUMN generation smallint NOT NULL DEFAULT 0",
        $"ALTER TABLE xaas_schema ADD COLUMN checksum {dialect.Bytes} NULL",
    ];
}

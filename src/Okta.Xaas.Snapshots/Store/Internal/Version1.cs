namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>The tables of the packages 0.1.</summary>
internal static class Version1
{
    public static SqlMigration Step => new(1, Statements);

    private static IEnumerable<string> Statements(SqlDialect dialect) =>
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
}

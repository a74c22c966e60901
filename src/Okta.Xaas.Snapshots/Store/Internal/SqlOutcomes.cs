namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// What the end of a session means for what is stored. The kinds are those of <see cref="ChangeKind"/>: 0, 2 and 6 upsert and 1, 3 and 7 delete an
/// <see cref="EntityKind"/>, which is the half of it; 4 adds members and 5 removes them.
/// </summary>
internal static class SqlOutcomes
{
    private const string Entity = "CASE p.kind WHEN 0 THEN 0 WHEN 1 THEN 0 WHEN 2 THEN 1 WHEN 3 THEN 1 ELSE 2 END";
    private const string OfSession = "p.source = @source AND p.session = @session";

    /// <summary>Okta has what the session held.</summary>
    public static readonly string[] Imported =
    [
        $"""
        INSERT INTO xaas_entity (source, kind, external_id, hash, name_hash, email_hash, attributes, generation)
        SELECT p.source, {Entity}, p.external_id, p.hash, p.name_hash, p.email_hash, p.attributes, p.generation FROM xaas_pending p WHERE {OfSession} AND p.kind IN (0, 2, 6)
        ON CONFLICT (source, kind, external_id) DO UPDATE
            SET hash = excluded.hash, name_hash = excluded.name_hash, email_hash = excluded.email_hash, attributes = excluded.attributes, generation = excluded.generation
        """,
        $"""
        INSERT INTO xaas_membership (source, group_id, member_id, uncertain)
        SELECT p.source, p.external_id, p.member_id, 0 FROM xaas_pending p WHERE {OfSession} AND p.kind = 4
        ON CONFLICT (source, group_id, member_id) DO UPDATE SET uncertain = 0
        """,
        $"""
        DELETE FROM xaas_membership WHERE source = @source AND (group_id, member_id) IN
            (SELECT p.external_id, p.member_id FROM xaas_pending p WHERE {OfSession} AND p.kind = 5)
        """,

        // Who is deleted in Okta is in no group any more, and would have to be added anew after a return.
        $"DELETE FROM xaas_membership WHERE source = @source AND member_id IN (SELECT p.external_id FROM xaas_pending p WHERE {OfSession} AND p.kind = 1)",
        $"DELETE FROM xaas_membership WHERE source = @source AND group_id IN (SELECT p.external_id FROM xaas_pending p WHERE {OfSession} AND p.kind = 3)",
        $"""
        DELETE FROM xaas_entity WHERE source = @source AND (kind, external_id) IN
            (SELECT {Entity}, p.external_id FROM xaas_pending p WHERE {OfSession} AND p.kind IN (1, 3, 7))
        """,
    ];

    /// <summary>Okta may have all of it, a part, or nothing: an empty hash differs from every profile, so that whatever the next list says is sent.</summary>
    public static readonly string[] Unknown =
    [
        $"""
        INSERT INTO xaas_entity (source, kind, external_id, hash, name_hash, email_hash, attributes, generation)
        SELECT p.source, {Entity}, p.external_id, @nothing, p.name_hash, p.email_hash, @nothing, p.generation FROM xaas_pending p WHERE {OfSession} AND p.kind IN (0, 1, 2, 3, 6, 7)
        ON CONFLICT (source, kind, external_id) DO UPDATE SET hash = excluded.hash, attributes = excluded.attributes
        """,
        $"""
        INSERT INTO xaas_membership (source, group_id, member_id, uncertain)
        SELECT p.source, p.external_id, p.member_id, 1 FROM xaas_pending p WHERE {OfSession} AND p.kind IN (4, 5)
        ON CONFLICT (source, group_id, member_id) DO UPDATE SET uncertain = 1
        """,
        $"UPDATE xaas_membership SET uncertain = 1 WHERE source = @source AND member_id IN (SELECT p.external_id FROM xaas_pending p WHERE {OfSession} AND p.kind = 1)",
        $"UPDATE xaas_membership SET uncertain = 1 WHERE source = @source AND group_id IN (SELECT p.external_id FROM xaas_pending p WHERE {OfSession} AND p.kind = 3)",
    ];

    /// <summary>The rows of a session that an entry names.</summary>
    public const string Named =
        "source = @source AND session = @session AND (kind, external_id, member_id) IN (SELECT kind, external_id, member_id FROM xaas_refused)";

    /// <summary>Of a session without effect: the members that it was to add.</summary>
    public static readonly string[] NoMembers = ["DELETE FROM xaas_pending WHERE source = @source AND session = @session AND kind = 4"];

    /// <summary>Nothing of the session is open any more.</summary>
    public static readonly string[] Done =
    [
        "DELETE FROM xaas_pending WHERE source = @source AND session = @session",
        "UPDATE xaas_source SET revision = revision + 1 WHERE id = @source",
    ];
}

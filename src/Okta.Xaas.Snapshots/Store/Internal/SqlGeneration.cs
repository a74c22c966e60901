namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// Which hashes a stored user has beside the one of the profile. Stores of an earlier version lack what came later; it is filled in while a list is compared, from users whose
/// profile is the stored one, so that nobody is sent again for it. Who adds such a column raises <see cref="Newest"/> and adds it to <see cref="Fill"/>.
/// </summary>
internal static class SqlGeneration
{
    /// <summary>What is written now. 0 is that of the packages 0.1.</summary>
    public const short Newest = 2;

    /// <summary>Fills the users of a chunk.</summary>
    public const string Fill = """
        UPDATE xaas_entity AS e SET name_hash = c.name_hash, email_hash = c.email_hash, generation = @generation
        FROM xaas_chunk c
        WHERE e.source = @source AND e.kind = 0 AND e.external_id = c.external_id AND e.hash = c.hash AND e.generation < @generation
        """;

    /// <summary>Notes that no user lacks anything.</summary>
    public const string Complete = """
        UPDATE xaas_source SET generation = @generation
        WHERE id = @source AND NOT EXISTS (SELECT 1 FROM xaas_entity e WHERE e.source = @source AND e.kind = 0 AND e.generation < @generation)
        """;
}

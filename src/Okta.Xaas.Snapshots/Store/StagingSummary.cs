namespace Okta.Xaas.Snapshots.Store;

/// <summary>How many of each kind the store and the list have.</summary>
public sealed record StagingSummary
{
    /// <summary>Entities in the store, by kind; a kind without any may be missing.</summary>
    public required IReadOnlyDictionary<EntityKind, long> Stored { get; init; }

    /// <summary>Entities of the list with different keys, those held back included, by kind.</summary>
    public required IReadOnlyDictionary<EntityKind, long> Staged { get; init; }

    /// <summary>Memberships in the store.</summary>
    public required long StoredMemberships { get; init; }

    /// <summary>Memberships of the list, each counted once.</summary>
    public required long StagedMemberships { get; init; }
}

using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>How many of each kind the store and the list have.</summary>
[Experimental("OKTAXAAS002")]
public sealed record StagingSummary
{
    /// <summary>Entities in the store, by kind; a kind without any may be missing.</summary>
    public required IReadOnlyDictionary<EntityKind, long> Stored { get; init; }

    /// <summary>Entities of the list with different keys, those held back included, by kind.</summary>
    public required IReadOnlyDictionary<EntityKind, long> Staged { get; init; }

    /// <summary>How many users of the store are most likely in the list under another key.</summary>
    public long Renamed { get; init; }

    /// <summary>How many user names or e-mails move in a circle, or in a chain of three or more users.</summary>
    public long MovedUserNames { get; init; }

    /// <summary>The keys of the first ten who get one of them.</summary>
    public IReadOnlyList<string> MovedUserNamesTo { get; init; } = [];

    /// <summary>Memberships in the store.</summary>
    public required long StoredMemberships { get; init; }

    /// <summary>Memberships of the list, each counted once.</summary>
    public required long StagedMemberships { get; init; }
}

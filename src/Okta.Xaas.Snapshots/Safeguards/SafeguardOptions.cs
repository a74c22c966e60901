namespace Okta.Xaas.Snapshots.Safeguards;

/// <summary>When a run is stopped before anything is sent. All are on by default; Okta itself has none for these imports.</summary>
public sealed class SafeguardOptions
{
    /// <summary>The share of the stored users that one run may delete, 0 to 1. Default 0.2: at 20 percent Okta stops its other imports. 1 turns it off.</summary>
    public double MaxUserDeletionShare { get; set; } = 0.2;

    /// <summary>How many users one run may delete. Default 1,000; <see langword="null"/> is no limit.</summary>
    public long? MaxUserDeletions { get; set; } = 1_000;

    /// <summary>How many groups one run may delete. Default 50; <see langword="null"/> is no limit.</summary>
    public long? MaxGroupDeletions { get; set; } = 50;

    /// <summary>How many devices one run may delete. Default 1,000; <see langword="null"/> is no limit.</summary>
    public long? MaxDeviceDeletions { get; set; } = 1_000;

    /// <summary>How many members one run may take out of groups. Default 10,000; <see langword="null"/> is no limit.</summary>
    public long? MaxMembershipRemovals { get; set; } = 10_000;

    /// <summary>The share of the stored users, groups, devices or memberships that a list must have at least, 0 to 1. Default 0.5. 0 turns it off, but not that for an empty list.</summary>
    public double MinSnapshotShare { get; set; } = 0.5;

    /// <summary>How many records with faults, duplicates included, a list may have. Default 1,000.</summary>
    public long MaxHeldBackRecords { get; set; } = 1_000;

    /// <summary>The external ids of users that are never deleted, for example emergency accounts. Default none.</summary>
    public IList<string> ProtectedUsers { get; } = [];

    /// <summary>The external ids of groups that are never deleted. Default none.</summary>
    public IList<string> ProtectedGroups { get; } = [];
}

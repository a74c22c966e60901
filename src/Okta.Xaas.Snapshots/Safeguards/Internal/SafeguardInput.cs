namespace Okta.Xaas.Snapshots.Safeguards.Internal;

/// <summary>What the safeguards look at.</summary>
internal sealed record SafeguardInput
{
    public GuardedKind? Users { get; init; }

    public GuardedKind? Groups { get; init; }

    public GuardedKind? Devices { get; init; }

    public GuardedKind? Memberships { get; init; }

    /// <summary>Memberships that end, also as their group is deleted, of all that are stored. Who is deleted does not count: the limit of the users does that.</summary>
    public (long Count, long Of) LostMemberships { get; init; }

    /// <summary>Records of users, groups and devices with faults, and duplicates.</summary>
    public long HeldBack { get; init; }

    /// <summary>People whose user name or e-mail changes.</summary>
    public Seen UserNameChanges { get; init; } = Seen.None;

    /// <summary>User names and e-mails that move in a circle or a chain of three or more.</summary>
    public Seen MovedUserNames { get; init; } = Seen.None;

    /// <summary>People who come under another key.</summary>
    public Seen Renamed { get; init; } = Seen.None;

    /// <summary>People who are new, once a run has come to its end: in a first import all are.</summary>
    public Seen Created { get; init; } = Seen.None;

    /// <summary>People who are updated, without those of whom it is not known what Okta has.</summary>
    public Seen Updated { get; init; } = Seen.None;

    public IReadOnlyList<AttributeLoss> Cleared { get; init; } = [];

    public IReadOnlyList<AttributeLoss> Uniform { get; init; } = [];

    /// <summary>Groups that lose more members than the limit says, and the members that all of them lose.</summary>
    public Seen ThinnedGroups { get; init; } = Seen.None;

    /// <summary>Groups that would be empty.</summary>
    public Seen EmptiedGroups { get; init; } = Seen.None;

    /// <summary>The list as a whole, beside the last one.</summary>
    public ListComparison List { get; init; } = new();
}

namespace Okta.Xaas.Snapshots;

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

    /// <summary>How many memberships of people who stay one run may end. Default 10,000; <see langword="null"/> is no limit.</summary>
    public long? MaxMembershipRemovals { get; set; } = 10_000;

    /// <summary>The share of the stored users, groups, devices or memberships that a list must have at least, 0 to 1. Default 0.5. 0 turns it off, but not that for an empty list.</summary>
    public double MinSnapshotShare { get; set; } = 0.5;

    /// <summary>How many groups fewer a list may have than were imported, whatever their share: people in a group that is missing are guarded by <see cref="MembershipRemovals"/>. Default 10.</summary>
    public long MaxMissingGroups { get; set; } = 10;

    /// <summary>How many records of users, groups and devices with faults, duplicates included, a list may have. Default 1,000.</summary>
    public long MaxHeldBackRecords { get; set; } = 1_000;

    /// <summary>How many people may get another user name or e-mail in one run. Default 5 percent of the stored, or 10 people.</summary>
    public SafeguardLimit UserNameChanges { get; } = new(0.05, 10);

    /// <summary>Whether a run stops when user names or e-mails move in a circle or a chain of three or more people. Default <see langword="true"/>.</summary>
    public bool StopMovedUserNames { get; set; } = true;

    /// <summary>What is done with a person who comes under another key. Default <see cref="RenamePolicy.Hold"/>.</summary>
    public RenamePolicy Renames { get; set; } = RenamePolicy.Hold;

    /// <summary>How many people may come under another key before the whole run stops. Default 5 percent of the stored, or 10 people.</summary>
    public SafeguardLimit RenamedKeys { get; } = new(0.05, 10);

    /// <summary>For how many of the people who have an attribute it may be cleared in one run. Default 20 percent, or 10 people.</summary>
    public SafeguardLimit ClearedAttributes { get; } = new(0.2, 10);

    /// <summary>How many of the people who had another value may get one and the same value of an attribute in one run. Default 20 percent, or 10 people.</summary>
    public SafeguardLimit UniformAttributes { get; } = new(0.2, 10);

    /// <summary>
    /// How many of the people in a list may be new in one run. Default 20 percent of the list, or 10 people. It does not count until a run of the identity source has come to its end and people
    /// are stored, so that a first import, also one that was cut off, needs no permission. Whom that run rejected or held back is new in the next one.
    /// </summary>
    public SafeguardLimit UserCreations { get; } = new(0.2, 10);

    /// <summary>How many people may be updated in one run. Default 50 percent of the stored, or 50 people.</summary>
    public SafeguardLimit UserUpdates { get; } = new(0.5, 50);

    /// <summary>
    /// How many members may lose one group, and how many all together, in one run: as they are taken out, or as the group is deleted. Who leaves altogether does not count.
    /// Default 20 percent, or 10 members.
    /// </summary>
    public SafeguardLimit MembershipRemovals { get; } = new(0.2, 10);

    /// <summary>
    /// Whether a run stops that would take the last members, two or more, out of a group, or delete one with two or more people in it who stay. One person who was the only one left
    /// counts only where the share of all memberships that end is larger than that of <see cref="MembershipRemovals"/>. Default <see langword="true"/>.
    /// </summary>
    public bool StopEmptiedGroups { get; set; } = true;

    /// <summary>Whether a list stops the run that is older than the last one that was imported, where its source can tell. Default <see langword="true"/>.</summary>
    public bool StopOlderLists { get; set; } = true;

    /// <summary>How much older a list may be by its time before it counts as older: clocks and file systems differ by some seconds. Default one minute.</summary>
    public TimeSpan OlderListTolerance { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether a list stops the run that was cut, where its source can tell. Default <see langword="true"/>.</summary>
    public bool StopCutLists { get; set; } = true;

    /// <summary>The external ids of users that are never deleted, for example emergency accounts. Default none.</summary>
    public IList<string> ProtectedUsers { get; } = [];

    /// <summary>The external ids of groups that are never deleted. Default none.</summary>
    public IList<string> ProtectedGroups { get; } = [];

    /// <summary>
    /// How messages say what allows a finding for one run, in the terms of who reads them: a program of its own names its option, for example <c>--allow Renames:users:2</c>.
    /// Default <see langword="null"/>: they name the property of the API.
    /// </summary>
    public Func<SafeguardFinding, string>? HowToAllow { get; set; }
}

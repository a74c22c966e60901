namespace Okta.Xaas.Snapshots;

/// <summary>What stops a run before anything is sent. Each can be allowed for one run, by <see cref="SnapshotRunOptions.Allow"/> or by an exact <see cref="SafeguardFinding"/>.</summary>
[Flags]
public enum Safeguard
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>More than <see cref="SafeguardOptions.MaxUserDeletionShare"/> of the users would be deleted.</summary>
    UserDeletionShare = 1,

    /// <summary>More of a kind would be deleted than its absolute limit says.</summary>
    DeletionLimit = 2,

    /// <summary>A kind of which the store has some is empty in the list.</summary>
    EmptySnapshot = 4,

    /// <summary>The list has much fewer of a kind than the store.</summary>
    SmallSnapshot = 8,

    /// <summary>The list has records that may be anybody's, so that deletions and removals wait. It never stops a run: the rest goes on. Allowed, they are sent all the same.</summary>
    UnidentifiedRecords = 16,

    /// <summary>More records have faults than <see cref="SafeguardOptions.MaxHeldBackRecords"/>: the list is not what it should be.</summary>
    HeldBackRecords = 32,

    /// <summary>Someone of <see cref="SafeguardOptions.ProtectedUsers"/> or <see cref="SafeguardOptions.ProtectedGroups"/> is to be deleted after all. It never stops a run: the protected are held back, and the rest goes on.</summary>
    Protected = 64,

    /// <summary>The user name or the e-mail of more people changes than <see cref="SafeguardOptions.UserNameChanges"/> says.</summary>
    UserNameChanges = 128,

    /// <summary>User names, or e-mails that are nobody else's, move from person to person, in a circle or in a chain of three or more: rows or columns were mixed up.</summary>
    MovedUserNames = 256,

    /// <summary>More people come under another key than <see cref="SafeguardOptions.RenamedKeys"/> says. Fewer do not stop a run: each waits, until this is allowed.</summary>
    Renames = 512,

    /// <summary>An attribute is cleared for more of the people who have it than <see cref="SafeguardOptions.ClearedAttributes"/> says.</summary>
    ClearedAttribute = 1024,

    /// <summary>An attribute gets one and the same value for more of the people who had another than <see cref="SafeguardOptions.UniformAttributes"/> says.</summary>
    UniformAttribute = 2048,

    /// <summary>More people are updated than <see cref="SafeguardOptions.UserUpdates"/> says.</summary>
    UserUpdates = 4096,

    /// <summary>More members lose a group, or any group, than <see cref="SafeguardOptions.MembershipRemovals"/> says; or a group would lose its last members, two or more, or be deleted with so many in it who stay.</summary>
    MembershipRemovals = 8192,

    /// <summary>The list is older than the last one that was imported.</summary>
    OlderList = 16384,

    /// <summary>The list was cut: its last line has no end where the lists before had one, or its own count of records differs.</summary>
    CutList = 32768,

    /// <summary>More people are new than <see cref="SafeguardOptions.UserCreations"/> says: leavers who are still listed may have lost their leaving date, or the list is another one.</summary>
    UserCreations = 65536,

    /// <summary>Those that are about deletions: the share, the limits, and a small list.</summary>
    Deletions = UserDeletionShare | DeletionLimit | SmallSnapshot,
}

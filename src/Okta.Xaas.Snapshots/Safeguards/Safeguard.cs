namespace Okta.Xaas.Snapshots.Safeguards;

/// <summary>What stops a run before anything is sent. Each can be allowed for one run, by <see cref="SnapshotRunOptions.Allow"/>.</summary>
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

    /// <summary>Something would be deleted while the list has records without a usable key, which may be just those.</summary>
    UnidentifiedRecords = 16,

    /// <summary>More records have faults than <see cref="SafeguardOptions.MaxHeldBackRecords"/>: the list is not what it should be.</summary>
    HeldBackRecords = 32,

    /// <summary>Someone of <see cref="SafeguardOptions.ProtectedUsers"/> or <see cref="SafeguardOptions.ProtectedGroups"/> is to be deleted after all. It never stops a run: the protected are held back, and the rest goes on.</summary>
    Protected = 64,

    /// <summary>Those that are about deletions: the share, the limits, and a small list.</summary>
    Deletions = UserDeletionShare | DeletionLimit | SmallSnapshot,
}

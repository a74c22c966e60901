namespace Okta.Xaas.Snapshots.Reconciliation;

/// <summary>How the org differs from what the store takes for imported.</summary>
public enum DifferenceKind
{
    /// <summary>The store takes it for imported, and Okta does not have it.</summary>
    Missing,

    /// <summary>The identity source has the person, but no user of the app is linked to it: it waits to be confirmed, or was matched to nobody.</summary>
    NotLinked,

    /// <summary>Okta has the person deactivated.</summary>
    Deactivated,

    /// <summary>Okta has other values than were imported.</summary>
    Drifted,

    /// <summary>Okta has it from this identity source, and the store does not know it: left over from before the store, or brought in by another program.</summary>
    LeftOver,
}

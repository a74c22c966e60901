namespace Okta.Xaas.Snapshots;

/// <summary>Why a change is in a plan.</summary>
public enum PlannedAction
{
    /// <summary>The entity or member is not in the store: new, back again, or new under another key.</summary>
    Add,

    /// <summary>The profile differs from the one that was last imported, or it is not known whether that import came through.</summary>
    Update,

    /// <summary>Nothing changed, but the turn of a full resynchronization has come.</summary>
    Resend,

    /// <summary>The entity or member is not in the list any more.</summary>
    Delete,
}

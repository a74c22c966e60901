namespace Okta.Xaas.Verification;

/// <summary>What Okta has of a person.</summary>
public enum PersonVerdict
{
    /// <summary>It cannot be said: Okta has a status that this version of the SDK does not know (<see cref="PersonCheck.StatusText"/> has Okta's word), or refused to tell.</summary>
    Unknown,

    /// <summary>Linked to an Okta user (<c>ACTIVE</c>, <c>PROVISIONED</c>), with the attributes that were sent.</summary>
    Confirmed,

    /// <summary>Imported, and waits until somebody confirms it (<c>IMPORTED</c>, <c>MATCHED</c>).</summary>
    AwaitsConfirmation,

    /// <summary>Imported, but matching was skipped (<c>UNASSIGNED</c>): nobody in Okta.</summary>
    NotMatched,

    /// <summary>Still on its way when the time was up (<c>PENDING</c>, <c>APPROVED</c>, <c>STAGED</c>, <c>IMPLICIT</c>).</summary>
    OnItsWay,

    /// <summary>Not in use (<c>INACTIVE</c>, <c>SUSPENDED</c>, <c>REVOKED</c>, <c>DEPROVISIONED</c>): what a delete leads to.</summary>
    Deactivated,

    /// <summary>Okta does not have the person from this source. Also of one who was deleted before being linked to an Okta user.</summary>
    Missing,

    /// <summary>Linked to an Okta user, but attributes are not what was sent; <see cref="PersonCheck.DifferingAttributes"/> names them.</summary>
    Differs,

    /// <summary>Okta's last synchronization of the person failed (<c>syncState</c> is <c>ERROR</c>).</summary>
    SyncError,
}

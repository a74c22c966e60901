namespace Okta.Xaas.Api.Models;

/// <summary>The status of an app's user (Okta's API reference, Application Users).</summary>
public enum AppUserStatus
{
    /// <summary>A status that this version of the SDK does not know; <see cref="AppUser.StatusText"/> has Okta's word for it.</summary>
    Unknown,

    /// <summary><c>ACTIVE</c>: linked to an Okta user and in use.</summary>
    Active,

    /// <summary><c>PROVISIONED</c>: linked to an Okta user.</summary>
    Provisioned,

    /// <summary><c>IMPORTED</c>: made from imported data, and waits to be confirmed.</summary>
    Imported,

    /// <summary><c>MATCHED</c>: matched to an Okta user, and waits to be confirmed.</summary>
    Matched,

    /// <summary><c>UNASSIGNED</c>: imported, but matching was skipped: nobody in Okta.</summary>
    Unassigned,

    /// <summary><c>PENDING</c>: on its way.</summary>
    Pending,

    /// <summary><c>APPROVED</c>: on its way.</summary>
    Approved,

    /// <summary><c>STAGED</c>: on its way.</summary>
    Staged,

    /// <summary><c>IMPLICIT</c>: on its way.</summary>
    Implicit,

    /// <summary><c>INACTIVE</c>: not in use.</summary>
    Inactive,

    /// <summary><c>SUSPENDED</c>: not in use.</summary>
    Suspended,

    /// <summary><c>REVOKED</c>: not in use.</summary>
    Revoked,

    /// <summary><c>DEPROVISIONED</c>: not in use; what a delete by the source leads to.</summary>
    Deprovisioned,
}

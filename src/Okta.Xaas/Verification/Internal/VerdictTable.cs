using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Verification.Internal;

/// <summary>The one table from what Okta tells of a person to the verdict. Knows no I/O.</summary>
internal static class VerdictTable
{
    public static PersonVerdict Of(in Finding finding) => finding.Status switch
    {
        null => PersonVerdict.Missing,
        AppUserStatus.Inactive or AppUserStatus.Suspended or AppUserStatus.Revoked or AppUserStatus.Deprovisioned => PersonVerdict.Deactivated,
        AppUserStatus.Unassigned => PersonVerdict.NotMatched,
        AppUserStatus.Unknown => PersonVerdict.Unknown,
        _ when finding.SyncState == AppUserSyncState.Error => PersonVerdict.SyncError,
        AppUserStatus.Imported or AppUserStatus.Matched => PersonVerdict.AwaitsConfirmation,
        AppUserStatus.Pending or AppUserStatus.Approved or AppUserStatus.Staged or AppUserStatus.Implicit => PersonVerdict.OnItsWay,
        AppUserStatus.Active or AppUserStatus.Provisioned => finding.Differs && !finding.IsDeleted ? PersonVerdict.Differs : PersonVerdict.Confirmed,
        _ => PersonVerdict.Unknown,
    };

    /// <summary>Whether a later look may find something else without anybody's doing: what waits for a person, or has failed, does not change by itself.</summary>
    public static bool MaySettle(in Finding finding)
    {
        if (finding.SyncState is AppUserSyncState.Syncing or AppUserSyncState.OutOfSync && finding.Status is not null) return true;
        var verdict = Of(finding);
        return finding.IsDeleted
            ? verdict is not (PersonVerdict.Deactivated or PersonVerdict.Missing or PersonVerdict.Unknown)
            : verdict is PersonVerdict.Missing or PersonVerdict.Differs or PersonVerdict.OnItsWay or PersonVerdict.Deactivated;
    }

    /// <summary>Which of two users of one key counts: the one that is the most in use.</summary>
    public static int Rank(AppUserStatus status) => Of(new Finding(status, AppUserSyncState.Unknown, Differs: false, IsDeleted: false)) switch
    {
        PersonVerdict.Confirmed => 4,
        PersonVerdict.AwaitsConfirmation or PersonVerdict.OnItsWay => 3,
        PersonVerdict.NotMatched => 2,
        PersonVerdict.Unknown => 1,
        _ => 0,
    };
}

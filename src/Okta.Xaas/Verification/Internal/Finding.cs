using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Verification.Internal;

/// <summary>What was found of a person; its decision is <see cref="VerdictTable"/>'s.</summary>
/// <param name="Status">Okta's status; <see langword="null"/> when Okta does not have the person.</param>
/// <param name="SyncState">The state of the synchronization.</param>
/// <param name="Differs">Whether attributes are not what was sent.</param>
/// <param name="IsDeleted">Whether the run has deleted the person.</param>
internal readonly record struct Finding(AppUserStatus? Status, AppUserSyncState SyncState, bool Differs, bool IsDeleted);

using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes;

namespace Okta.Xaas.Api;

/// <summary>
/// Okta's Identity Sources API, one method for each operation, for one identity source. It sends what it is told, keeps no state and
/// enforces none of the API's rules on sessions: for that, use <see cref="IIdentitySourceSynchronizer"/>.
/// </summary>
/// <remarks>
/// <para>All methods may be called concurrently. Each throws, when it is awaited, <see cref="ArgumentException"/> before any request when an argument is
/// <see langword="null"/> or blank or an id cannot be part of a URL (<c>.</c> and <c>..</c>), <see cref="OktaApiException"/> when Okta refuses, cannot be understood or does not answer, and
/// <see cref="OperationCanceledException"/> when the caller's token ends it.</para>
/// <para>Any 2xx answer counts as success. A 429 is waited out and repeated as <see cref="Http.RetryOptions"/> says.</para>
/// </remarks>
public interface IIdentitySourcesApi
{
    /// <summary>Lists the sessions: <c>GET /sessions</c>. Okta lists active ones only (documented), though finished ones can appear.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The sessions, with Okta's time of the answer.</returns>
    Task<IdentitySourceSessionList> ListSessionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Creates a session: <c>POST /sessions</c>. Okta allows one open session for each identity source, and none within five minutes of a trigger.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new session.</returns>
    Task<IdentitySourceSession> CreateSessionAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads a session: <c>GET /sessions/{sessionId}</c>.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session; also one that was cancelled.</returns>
    Task<IdentitySourceSession> GetSessionAsync(string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Cancels a session that has not been triggered: <c>DELETE /sessions/{sessionId}</c>.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has cancelled it.</returns>
    Task DeleteSessionAsync(string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Starts the import of a session's data: <c>POST /sessions/{sessionId}/start-import</c>. The session must be in progress.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session as Okta has it after the trigger.</returns>
    Task<IdentitySourceSession> StartImportAsync(string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Loads users to create or update: <c>POST /sessions/{sessionId}/bulk-upsert</c>. At most 200 users and 200,000 bytes.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="users">The users; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    Task UploadUsersForUpsertAsync(string sessionId, IReadOnlyCollection<UserUpsert> users, CancellationToken cancellationToken = default);

    /// <summary>Loads users to deactivate: <c>POST /sessions/{sessionId}/bulk-delete</c>. Okta looks the ids up at once and ignores those it does not know.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="externalIds">The users' external ids; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    Task UploadUsersForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);

    /// <summary>Loads groups to create or update: <c>POST /sessions/{sessionId}/bulk-groups-upsert</c>. At most 200 groups and 200,000 bytes.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="groups">The groups; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    Task UploadGroupsForUpsertAsync(string sessionId, IReadOnlyCollection<GroupUpsert> groups, CancellationToken cancellationToken = default);

    /// <summary>Loads groups to delete: <c>POST /sessions/{sessionId}/bulk-groups-delete</c>.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="externalIds">The groups' external ids; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    Task UploadGroupsForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);

    /// <summary>Loads memberships to add: <c>POST /sessions/{sessionId}/bulk-group-memberships-upsert</c>. At most 200 groups and 200,000 bytes; members are not counted.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="memberships">A group each, with its members; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    Task UploadGroupMembershipsForUpsertAsync(string sessionId, IReadOnlyCollection<MembershipAdd> memberships, CancellationToken cancellationToken = default);

    /// <summary>Loads memberships to remove: <c>POST /sessions/{sessionId}/bulk-group-memberships-delete</c>.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="memberships">A group each, with its members; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    Task UploadGroupMembershipsForDeleteAsync(string sessionId, IReadOnlyCollection<MembershipRemove> memberships, CancellationToken cancellationToken = default);

    /// <summary>Loads devices to create or update: <c>POST /sessions/{sessionId}/bulk-devices-upsert</c> (early access; the body is inferred).</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="devices">The devices; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Experimental(ExperimentalIds.Devices)]
    Task UploadDevicesForUpsertAsync(string sessionId, IReadOnlyCollection<DeviceUpsert> devices, CancellationToken cancellationToken = default);

    /// <summary>Loads devices to remove: <c>POST /sessions/{sessionId}/bulk-devices-delete</c> (early access; the body is inferred).</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="externalIds">The devices' external ids; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Experimental(ExperimentalIds.Devices)]
    Task UploadDevicesForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);

    /// <summary>Loads a body that is ready as UTF-8 JSON, to the bulk operation of its kind; exactly these bytes are sent.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="kind">Decides which of the eight bulk operations is called.</param>
    /// <param name="utf8Json">The request's body; not empty, and not changed before the call has ended.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted it.</returns>
    Task UploadAsync(string sessionId, ChangeKind kind, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default);

    /// <summary>Creates one user: <c>POST /users</c>.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="profile">The attributes; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> when Okta answered without a body.</returns>
    Task<IdentitySourceUser?> CreateUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default);

    /// <summary>Reads one user: <c>GET /users/{externalId}</c>.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user.</returns>
    Task<IdentitySourceUser> GetUserAsync(string externalId, CancellationToken cancellationToken = default);

    /// <summary>Replaces one user: <c>PUT /users/{externalId}</c>. Attributes that are not in the profile become null.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="profile">All attributes; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> when Okta answered without a body.</returns>
    Task<IdentitySourceUser?> ReplaceUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default);

    /// <summary>Updates one user: <c>PATCH /users/{externalId}</c>. Attributes that are not in the profile keep their value.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="profile">The attributes to change; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> when Okta answered without a body.</returns>
    Task<IdentitySourceUser?> UpdateUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default);

    /// <summary>Deactivates one user: <c>DELETE /users/{externalId}</c>.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    Task DeleteUserAsync(string externalId, CancellationToken cancellationToken = default);

    /// <summary>Creates one group: <c>POST /groups</c>.</summary>
    /// <param name="externalId">The group's key in the HR system.</param>
    /// <param name="profile">The attributes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group; <see langword="null"/> when Okta answered without a body.</returns>
    Task<IdentitySourceGroup?> CreateGroupAsync(string externalId, GroupProfile profile, CancellationToken cancellationToken = default);

    /// <summary>Reads one group: <c>GET /groups/{groupOrExternalId}</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group.</returns>
    Task<IdentitySourceGroup> GetGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default);

    /// <summary>Updates one group: <c>POST /groups/{groupOrExternalId}</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="externalId">The group's key in the HR system, as the body repeats it.</param>
    /// <param name="profile">The attributes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group; <see langword="null"/> when Okta answered without a body.</returns>
    Task<IdentitySourceGroup?> UpdateGroupAsync(string groupOrExternalId, string externalId, GroupProfile profile, CancellationToken cancellationToken = default);

    /// <summary>Deletes one group: <c>DELETE /groups/{groupOrExternalId}</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    Task DeleteGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of a group's members: <c>GET /groups/{groupOrExternalId}/membership</c>. All pages: <see cref="IdentitySourcesApiExtensions.ListGroupMembersAsync"/>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="after">The cursor of the page, from the page before; <see langword="null"/> for the first page.</param>
    /// <param name="limit">Members a page, 1 to 1,000; <see langword="null"/> leaves it to Okta.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page, with the next one's cursor.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not 1 to 1,000.</exception>
    Task<GroupMembershipPage> GetGroupMembershipsAsync(string groupOrExternalId, string? after = null, int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Makes one user a member of a group: <c>POST /groups/{groupOrExternalId}/membership</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="memberExternalId">The user's key in the HR system; at most 255 characters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    Task CreateGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default);

    /// <summary>Takes one user out of a group: <c>DELETE /groups/{groupOrExternalId}/membership/{memberExternalId}</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="memberExternalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    Task DeleteGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default);
}

using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes.Internal;
using Refit;

namespace Okta.Xaas;

/// <summary>
/// Okta's Identity Sources API as a Refit interface, one method for each operation, for one identity source. Made by <c>AddOktaXaas</c> or
/// <see cref="IdentitySourcesApi.Create"/>. It sends what it is told, keeps no state and enforces none of the API's rules on sessions: for that, use
/// <see cref="IIdentitySourceSynchronizer"/>. Shorter forms of some calls are in <see cref="IdentitySourcesApiExtensions"/>.
/// </summary>
/// <remarks>
/// <para>All methods may be called concurrently. Each throws <see cref="ArgumentException"/> before any request when an argument is <see langword="null"/> or blank or an id
/// cannot be part of a URL (<c>.</c> and <c>..</c>), by the call itself or where it is awaited; <see cref="OktaApiException"/> when Okta refuses, cannot be understood or does
/// not answer; and <see cref="OperationCanceledException"/> when the caller's token ends it. No exception of Refit's is thrown.</para>
/// <para>Any 2xx answer counts as success. A 429 is waited out and repeated as <see cref="RetryOptions"/> says.</para>
/// </remarks>
public interface IIdentitySourcesApi
{
    /// <summary>Lists the sessions: <c>GET /sessions</c>. Okta lists active ones only (documented), though finished ones can appear.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The sessions, with Okta's time of the answer.</returns>
    [Get("/sessions")]
    Task<IdentitySourceSessionList> ListSessionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Creates a session: <c>POST /sessions</c>. Okta allows one open session for each identity source, and none within five minutes of a trigger.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new session.</returns>
    [Post("/sessions")]
    Task<IdentitySourceSession> CreateSessionAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads a session: <c>GET /sessions/{sessionId}</c>.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session; also one that was cancelled.</returns>
    [Get("/sessions/{sessionId}")]
    Task<IdentitySourceSession> GetSessionAsync([AliasAs("sessionId")] string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Cancels a session that has not been triggered: <c>DELETE /sessions/{sessionId}</c>.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has cancelled it.</returns>
    [Delete("/sessions/{sessionId}")]
    Task DeleteSessionAsync([AliasAs("sessionId")] string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Starts the import of a session's data: <c>POST /sessions/{sessionId}/start-import</c>. The session must be in progress.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session as Okta has it after the trigger.</returns>
    [Post("/sessions/{sessionId}/start-import")]
    Task<IdentitySourceSession> StartImportAsync([AliasAs("sessionId")] string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Loads users to create or update: <c>POST /sessions/{sessionId}/bulk-upsert</c>. At most 200 users and 200,000 bytes.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="users">The users; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-upsert")]
    Task UploadUsersForUpsertAsync([AliasAs("sessionId")] string sessionId, [Body] IReadOnlyCollection<UserUpsert> users, CancellationToken cancellationToken = default);

    /// <summary>Loads users to deactivate: <c>POST /sessions/{sessionId}/bulk-delete</c>. Okta looks the ids up at once and ignores those it does not know.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="users">The users, as <c>IdentityChange.DeleteUser</c> makes them; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-delete")]
    Task UploadUsersForDeleteAsync([AliasAs("sessionId")] string sessionId, [Body] IReadOnlyCollection<UserDelete> users, CancellationToken cancellationToken = default);

    /// <summary>Loads groups to create or update: <c>POST /sessions/{sessionId}/bulk-groups-upsert</c>. At most 200 groups and 200,000 bytes.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="groups">The groups; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-groups-upsert")]
    Task UploadGroupsForUpsertAsync([AliasAs("sessionId")] string sessionId, [Body] IReadOnlyCollection<GroupUpsert> groups, CancellationToken cancellationToken = default);

    /// <summary>Loads groups to delete: <c>POST /sessions/{sessionId}/bulk-groups-delete</c>.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="groups">The groups, as <c>IdentityChange.DeleteGroup</c> makes them; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-groups-delete")]
    Task UploadGroupsForDeleteAsync([AliasAs("sessionId")] string sessionId, [Body] IReadOnlyCollection<GroupDelete> groups, CancellationToken cancellationToken = default);

    /// <summary>Loads memberships to add: <c>POST /sessions/{sessionId}/bulk-group-memberships-upsert</c>. At most 200 groups and 200,000 bytes; members are not counted.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="memberships">A group each, with its members; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-group-memberships-upsert")]
    Task UploadGroupMembershipsForUpsertAsync(
        [AliasAs("sessionId")] string sessionId, [Body] IReadOnlyCollection<MembershipAdd> memberships, CancellationToken cancellationToken = default);

    /// <summary>Loads memberships to remove: <c>POST /sessions/{sessionId}/bulk-group-memberships-delete</c>.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="memberships">A group each, with its members; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-group-memberships-delete")]
    Task UploadGroupMembershipsForDeleteAsync(
        [AliasAs("sessionId")] string sessionId, [Body] IReadOnlyCollection<MembershipRemove> memberships, CancellationToken cancellationToken = default);

    /// <summary>Loads devices to create or update: <c>POST /sessions/{sessionId}/bulk-devices-upsert</c> (early access; the body is inferred).</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="devices">The devices; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Experimental(ExperimentalIds.Devices)]
    [Post("/sessions/{sessionId}/bulk-devices-upsert")]
    Task UploadDevicesForUpsertAsync([AliasAs("sessionId")] string sessionId, [Body] IReadOnlyCollection<DeviceUpsert> devices, CancellationToken cancellationToken = default);

    /// <summary>Loads devices to remove: <c>POST /sessions/{sessionId}/bulk-devices-delete</c> (early access; the body is inferred).</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="devices">The devices, as <c>IdentityChange.DeleteDevice</c> makes them; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Experimental(ExperimentalIds.Devices)]
    [Post("/sessions/{sessionId}/bulk-devices-delete")]
    Task UploadDevicesForDeleteAsync([AliasAs("sessionId")] string sessionId, [Body] IReadOnlyCollection<DeviceDelete> devices, CancellationToken cancellationToken = default);

    /// <summary>Loads a body that is ready as UTF-8 JSON, to the bulk operation of its kind; exactly these bytes are sent.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="kind">Decides which of the eight bulk operations is called.</param>
    /// <param name="utf8Json">The request's body; not empty, and not changed before the call has ended.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted it.</returns>
    [Post("/sessions/{sessionId}/{kind}")]
    Task UploadAsync(
        [AliasAs("sessionId")] string sessionId, [AliasAs("kind")] ChangeKind kind, [Body] ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default);

    /// <summary>Creates one user: <c>POST /users</c>.</summary>
    /// <param name="user">The user's key in the HR system, and the attributes; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> when Okta answered without a body.</returns>
    [Post("/users")]
    Task<IdentitySourceUser?> CreateUserAsync([Body] UserUpsert user, CancellationToken cancellationToken = default);

    /// <summary>Reads one user: <c>GET /users/{externalId}</c>.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user.</returns>
    [Get("/users/{externalId}")]
    Task<IdentitySourceUser> GetUserAsync([AliasAs("externalId")] string externalId, CancellationToken cancellationToken = default);

    /// <summary>Replaces one user: <c>PUT /users/{externalId}</c>. Attributes that are not in the profile become null.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="user">The same key, and all attributes; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> when Okta answered without a body.</returns>
    /// <exception cref="ArgumentException"><paramref name="user"/> has another external id than <paramref name="externalId"/>, or an argument is bad in another way.</exception>
    [Put("/users/{externalId}")]
    Task<IdentitySourceUser?> ReplaceUserAsync([AliasAs("externalId")] string externalId, [Body] UserUpsert user, CancellationToken cancellationToken = default);

    /// <summary>Updates one user: <c>PATCH /users/{externalId}</c>. Attributes that are not in the profile keep their value.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="profile">The attributes to change; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> when Okta answered without a body.</returns>
    [Patch("/users/{externalId}")]
    Task<IdentitySourceUser?> UpdateUserAsync([AliasAs("externalId")] string externalId, [Body] UserProfile profile, CancellationToken cancellationToken = default);

    /// <summary>Deactivates one user: <c>DELETE /users/{externalId}</c>.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    [Delete("/users/{externalId}")]
    Task DeleteUserAsync([AliasAs("externalId")] string externalId, CancellationToken cancellationToken = default);

    /// <summary>Creates one group: <c>POST /groups</c>.</summary>
    /// <param name="group">The group's key in the HR system, and the attributes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group; <see langword="null"/> when Okta answered without a body.</returns>
    [Post("/groups")]
    Task<IdentitySourceGroup?> CreateGroupAsync([Body] GroupUpsert group, CancellationToken cancellationToken = default);

    /// <summary>Reads one group: <c>GET /groups/{groupOrExternalId}</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group.</returns>
    [Get("/groups/{groupOrExternalId}")]
    Task<IdentitySourceGroup> GetGroupAsync([AliasAs("groupOrExternalId")] string groupOrExternalId, CancellationToken cancellationToken = default);

    /// <summary>Updates one group: <c>POST /groups/{groupOrExternalId}</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="group">The group's key in the HR system, which the body repeats, and the attributes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group; <see langword="null"/> when Okta answered without a body.</returns>
    [Post("/groups/{groupOrExternalId}")]
    Task<IdentitySourceGroup?> UpdateGroupAsync([AliasAs("groupOrExternalId")] string groupOrExternalId, [Body] GroupUpsert group, CancellationToken cancellationToken = default);

    /// <summary>Deletes one group: <c>DELETE /groups/{groupOrExternalId}</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    [Delete("/groups/{groupOrExternalId}")]
    Task DeleteGroupAsync([AliasAs("groupOrExternalId")] string groupOrExternalId, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of a group's members: <c>GET /groups/{groupOrExternalId}/membership</c>. All pages: <see cref="IdentitySourcesApiExtensions.ListGroupMembersAsync"/>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="after">The cursor of the page, from the page before; <see langword="null"/> for the first page.</param>
    /// <param name="limit">Members a page, 1 to 1,000; <see langword="null"/> leaves it to Okta.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page, with the next one's cursor.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is not 1 to 1,000.</exception>
    [Get("/groups/{groupOrExternalId}/membership")]
    Task<GroupMembershipPage> GetGroupMembershipsAsync(
        [AliasAs("groupOrExternalId")] string groupOrExternalId, [Query, AliasAs("after")] string? after = null, [Query, AliasAs("limit")] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Makes one user a member of a group: <c>POST /groups/{groupOrExternalId}/membership</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="member">The user.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    [Post("/groups/{groupOrExternalId}/membership")]
    Task CreateGroupMembershipAsync([AliasAs("groupOrExternalId")] string groupOrExternalId, [Body] GroupMember member, CancellationToken cancellationToken = default);

    /// <summary>Takes one user out of a group: <c>DELETE /groups/{groupOrExternalId}/membership/{memberExternalId}</c>.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="memberExternalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    [Delete("/groups/{groupOrExternalId}/membership/{memberExternalId}")]
    Task DeleteGroupMembershipAsync(
        [AliasAs("groupOrExternalId")] string groupOrExternalId, [AliasAs("memberExternalId")] string memberExternalId, CancellationToken cancellationToken = default);
}

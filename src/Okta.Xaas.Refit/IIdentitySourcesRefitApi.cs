using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Api;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes;
using Refit;

namespace Okta.Xaas.Refit;

/// <summary>
/// Okta's Identity Sources API as a Refit interface, one method for each operation, for one identity source. Made by <c>AddOktaXaas(…).UseRefit()</c> or
/// <see cref="RefitIdentitySourcesApi.Create"/>: Refit alone knows neither the sign-in nor Okta's bodies.
/// </summary>
/// <remarks>
/// <para>All methods may be called concurrently. Whatever is not a success is thrown, as <see cref="IIdentitySourcesApi"/> throws it: <see cref="OktaApiException"/> when
/// Okta refuses, cannot be understood or does not answer, <see cref="ArgumentException"/> before any request when an id is <see langword="null"/>, blank or cannot be part of a URL,
/// and <see cref="OperationCanceledException"/> when the caller's token ends the call. So each answer that comes back is a success, and has the model and Okta's headers,
/// <c>X-Okta-Request-Id</c> among them. Answers are to be disposed.</para>
/// <para>A 429 is waited out and repeated as <see cref="Http.RetryOptions"/> says.</para>
/// </remarks>
public interface IIdentitySourcesRefitApi
{
    /// <summary>Lists the sessions. Okta lists active ones only (documented), though finished ones can appear.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The sessions, with Okta's time of the answer.</returns>
    [Get("/sessions")]
    Task<ApiResponse<IdentitySourceSessionList>> ListSessionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Creates a session. Okta allows one open session for each identity source, and none within five minutes of a trigger.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new session.</returns>
    [Post("/sessions")]
    Task<ApiResponse<IdentitySourceSession>> CreateSessionAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads a session.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session; also one that was cancelled.</returns>
    [Get("/sessions/{sessionId}")]
    Task<ApiResponse<IdentitySourceSession>> GetSessionAsync(string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Cancels a session that has not been triggered.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has cancelled it.</returns>
    [Delete("/sessions/{sessionId}")]
    Task<IApiResponse> DeleteSessionAsync(string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Starts the import of a session's data. The session must be in progress.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The session as Okta has it after the trigger.</returns>
    [Post("/sessions/{sessionId}/start-import")]
    Task<ApiResponse<IdentitySourceSession>> StartImportAsync(string sessionId, CancellationToken cancellationToken = default);

    /// <summary>Loads users to create or update. At most 200 users and 200,000 bytes.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="users">The users; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-upsert")]
    Task<IApiResponse> UploadUsersForUpsertAsync(string sessionId, [Body(buffered: true)] IReadOnlyCollection<UserUpsert> users, CancellationToken cancellationToken = default);

    /// <summary>Loads users to deactivate. Okta looks the ids up at once and ignores those it does not know.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="users">The users; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-delete")]
    Task<IApiResponse> UploadUsersForDeleteAsync(string sessionId, [Body(buffered: true)] IReadOnlyCollection<UserDelete> users, CancellationToken cancellationToken = default);

    /// <summary>Loads groups to create or update. At most 200 groups and 200,000 bytes.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="groups">The groups; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-groups-upsert")]
    Task<IApiResponse> UploadGroupsForUpsertAsync(string sessionId, [Body(buffered: true)] IReadOnlyCollection<GroupUpsert> groups, CancellationToken cancellationToken = default);

    /// <summary>Loads groups to delete.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="groups">The groups; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-groups-delete")]
    Task<IApiResponse> UploadGroupsForDeleteAsync(string sessionId, [Body(buffered: true)] IReadOnlyCollection<GroupDelete> groups, CancellationToken cancellationToken = default);

    /// <summary>Loads memberships to add. At most 200 groups and 200,000 bytes; members are not counted.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="memberships">A group each, with its members; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-group-memberships-upsert")]
    Task<IApiResponse> UploadGroupMembershipsForUpsertAsync(
        string sessionId, [Body(buffered: true)] IReadOnlyCollection<MembershipAdd> memberships, CancellationToken cancellationToken = default);

    /// <summary>Loads memberships to remove.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="memberships">A group each, with its members; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Post("/sessions/{sessionId}/bulk-group-memberships-delete")]
    Task<IApiResponse> UploadGroupMembershipsForDeleteAsync(
        string sessionId, [Body(buffered: true)] IReadOnlyCollection<MembershipRemove> memberships, CancellationToken cancellationToken = default);

    /// <summary>Loads devices to create or update (early access; the body is inferred).</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="devices">The devices; not empty.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Experimental(ExperimentalIds.Devices)]
    [Post("/sessions/{sessionId}/bulk-devices-upsert")]
    Task<IApiResponse> UploadDevicesForUpsertAsync(string sessionId, [Body(buffered: true)] IReadOnlyCollection<DeviceUpsert> devices, CancellationToken cancellationToken = default);

    /// <summary>Loads devices to remove (early access; the body is inferred).</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="devices">The devices; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    [Experimental(ExperimentalIds.Devices)]
    [Post("/sessions/{sessionId}/bulk-devices-delete")]
    Task<IApiResponse> UploadDevicesForDeleteAsync(string sessionId, [Body(buffered: true)] IReadOnlyCollection<DeviceDelete> devices, CancellationToken cancellationToken = default);

    /// <summary>Loads a body that is ready, to the bulk operation of its kind; Refit sends it as it is.</summary>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="kind">Decides which of the eight bulk operations is called.</param>
    /// <param name="body">The request's body, with its content type; disposed at the end of the call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted it.</returns>
    [Post("/sessions/{sessionId}/{kind}")]
    Task<IApiResponse> UploadAsync(string sessionId, ChangeKind kind, [Body] HttpContent body, CancellationToken cancellationToken = default);

    /// <summary>Creates one user.</summary>
    /// <param name="user">The user's key in the HR system, and the attributes; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; no content when Okta answered without a body.</returns>
    [Post("/users")]
    Task<ApiResponse<IdentitySourceUser>> CreateUserAsync([Body(buffered: true)] UserUpsert user, CancellationToken cancellationToken = default);

    /// <summary>Reads one user.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user.</returns>
    [Get("/users/{externalId}")]
    Task<ApiResponse<IdentitySourceUser>> GetUserAsync(string externalId, CancellationToken cancellationToken = default);

    /// <summary>Replaces one user. Attributes that are not in the profile become null.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="user">The same key, and all attributes; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; no content when Okta answered without a body.</returns>
    [Put("/users/{externalId}")]
    Task<ApiResponse<IdentitySourceUser>> ReplaceUserAsync(string externalId, [Body(buffered: true)] UserUpsert user, CancellationToken cancellationToken = default);

    /// <summary>Updates one user. Attributes that are not in the profile keep their value.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="profile">The attributes to change; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; no content when Okta answered without a body.</returns>
    [Patch("/users/{externalId}")]
    Task<ApiResponse<IdentitySourceUser>> UpdateUserAsync(string externalId, [Body(buffered: true)] UserProfile profile, CancellationToken cancellationToken = default);

    /// <summary>Deactivates one user.</summary>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    [Delete("/users/{externalId}")]
    Task<IApiResponse> DeleteUserAsync(string externalId, CancellationToken cancellationToken = default);

    /// <summary>Creates one group.</summary>
    /// <param name="group">The group's key in the HR system, and the attributes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group; no content when Okta answered without a body.</returns>
    [Post("/groups")]
    Task<ApiResponse<IdentitySourceGroup>> CreateGroupAsync([Body(buffered: true)] GroupUpsert group, CancellationToken cancellationToken = default);

    /// <summary>Reads one group.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group.</returns>
    [Get("/groups/{groupOrExternalId}")]
    Task<ApiResponse<IdentitySourceGroup>> GetGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default);

    /// <summary>Updates one group.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="group">The group's key in the HR system, and the attributes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group; no content when Okta answered without a body.</returns>
    [Post("/groups/{groupOrExternalId}")]
    Task<ApiResponse<IdentitySourceGroup>> UpdateGroupAsync(string groupOrExternalId, [Body(buffered: true)] GroupUpsert group, CancellationToken cancellationToken = default);

    /// <summary>Deletes one group.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    [Delete("/groups/{groupOrExternalId}")]
    Task<IApiResponse> DeleteGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default);

    /// <summary>Reads one page of a group's members.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="after">The cursor of the page, from the page before; <see langword="null"/> for the first page.</param>
    /// <param name="limit">Members a page, 1 to 1,000; <see langword="null"/> leaves it to Okta.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page, with the next one's cursor out of the <c>Link</c> header.</returns>
    [Get("/groups/{groupOrExternalId}/membership")]
    Task<ApiResponse<GroupMembershipPage>> GetGroupMembershipsAsync(
        string groupOrExternalId, [Query] string? after = null, [Query] int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>Makes one user a member of a group.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="member">The user.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    [Post("/groups/{groupOrExternalId}/membership")]
    Task<IApiResponse> CreateGroupMembershipAsync(string groupOrExternalId, [Body(buffered: true)] GroupMember member, CancellationToken cancellationToken = default);

    /// <summary>Takes one user out of a group.</summary>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="memberExternalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    [Delete("/groups/{groupOrExternalId}/membership/{memberExternalId}")]
    Task<IApiResponse> DeleteGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default);
}

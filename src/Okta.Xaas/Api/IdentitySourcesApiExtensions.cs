using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas;

/// <summary>The single operations in shorter forms, which are more than one argument for a body, and what takes more than one call. All are refused a bad argument as <see cref="IIdentitySourcesApi"/> refuses it, by the call itself.</summary>
public static class IdentitySourcesApiExtensions
{
    /// <summary>Reads all members of a group, page by page as they are asked for.</summary>
    /// <param name="api">The API.</param>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="pageSize">Members a page, 1 to 1,000; 200 by default.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The members' external ids, in Okta's order.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="groupOrExternalId"/> is blank, or <paramref name="pageSize"/> is not 1 to 1,000.</exception>
    public static IAsyncEnumerable<string> ListGroupMembersAsync(
        this IIdentitySourcesApi api,
        string groupOrExternalId,
        int pageSize = 200,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentException.ThrowIfNullOrWhiteSpace(groupOrExternalId);
        if (pageSize is < 1 or > 1_000) throw new ArgumentOutOfRangeException(nameof(pageSize), pageSize, "A page has 1 to 1,000 members.");
        return Pages(api, groupOrExternalId, pageSize, cancellationToken);
    }

    /// <summary>Looks for one user: <see cref="IIdentitySourcesApi.GetUserAsync"/>, for whom the identity source may not know.</summary>
    /// <param name="api">The API.</param>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> when Okta answers 404, and for <c>.</c> and <c>..</c>, which no URL can carry: then Okta is not asked.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, or the id is blank or not well-formed text.</exception>
    public static Task<IdentitySourceUser?> FindUserAsync(this IIdentitySourcesApi api, string externalId, CancellationToken cancellationToken = default) =>
        FindAsync(externalId, Checked(api).GetUserAsync, cancellationToken);

    /// <summary>Looks for one group: <see cref="IIdentitySourcesApi.GetGroupAsync"/>, for one that the identity source may not know.</summary>
    /// <param name="api">The API.</param>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group; <see langword="null"/> when Okta answers 404, and for <c>.</c> and <c>..</c>, which no URL can carry: then Okta is not asked.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, or the id is blank or not well-formed text.</exception>
    public static Task<IdentitySourceGroup?> FindGroupAsync(this IIdentitySourcesApi api, string groupOrExternalId, CancellationToken cancellationToken = default) =>
        FindAsync(groupOrExternalId, Checked(api).GetGroupAsync, cancellationToken);

    /// <summary>Loads users to deactivate: <see cref="IIdentitySourcesApi.UploadUsersForDeleteAsync"/>, by their external ids.</summary>
    /// <param name="api">The API.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="externalIds">The users' external ids; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, blank or empty.</exception>
    public static Task UploadUsersForDeleteAsync(
        this IIdentitySourcesApi api, string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
        Checked(api).UploadUsersForDeleteAsync(sessionId, Deletes(externalIds, IdentityChange.DeleteUser), cancellationToken);

    /// <summary>Loads groups to delete: <see cref="IIdentitySourcesApi.UploadGroupsForDeleteAsync"/>, by their external ids.</summary>
    /// <param name="api">The API.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="externalIds">The groups' external ids; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, blank or empty.</exception>
    public static Task UploadGroupsForDeleteAsync(
        this IIdentitySourcesApi api, string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
        Checked(api).UploadGroupsForDeleteAsync(sessionId, Deletes(externalIds, IdentityChange.DeleteGroup), cancellationToken);

    /// <summary>Loads devices to remove: <see cref="IIdentitySourcesApi.UploadDevicesForDeleteAsync"/>, by their external ids.</summary>
    /// <param name="api">The API.</param>
    /// <param name="sessionId">The session's id.</param>
    /// <param name="externalIds">The devices' external ids; 1 to 200.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has accepted them.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, blank or empty.</exception>
    [Experimental(ExperimentalIds.Devices)]
    public static Task UploadDevicesForDeleteAsync(
        this IIdentitySourcesApi api, string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
        Checked(api).UploadDevicesForDeleteAsync(sessionId, Deletes(externalIds, IdentityChange.DeleteDevice), cancellationToken);

    /// <summary>Creates one user: <see cref="IIdentitySourcesApi.CreateUserAsync"/>.</summary>
    /// <param name="api">The API.</param>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="profile">The attributes; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> when Okta answered without a body.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, or the id is blank or not well-formed text.</exception>
    public static Task<IdentitySourceUser?> CreateUserAsync(this IIdentitySourcesApi api, string externalId, UserProfile profile, CancellationToken cancellationToken = default) =>
        Checked(api).CreateUserAsync(User(externalId, profile), cancellationToken);

    /// <summary>Replaces one user: <see cref="IIdentitySourcesApi.ReplaceUserAsync"/>. Attributes that are not in the profile become null.</summary>
    /// <param name="api">The API.</param>
    /// <param name="externalId">The user's key in the HR system.</param>
    /// <param name="profile">All attributes; Okta requires <c>userName</c> and <c>email</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The user; <see langword="null"/> when Okta answered without a body.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, or the id is blank or no URL can carry it.</exception>
    public static Task<IdentitySourceUser?> ReplaceUserAsync(this IIdentitySourcesApi api, string externalId, UserProfile profile, CancellationToken cancellationToken = default) =>
        Checked(api).ReplaceUserAsync(externalId, User(externalId, profile), cancellationToken);

    /// <summary>Creates one group: <see cref="IIdentitySourcesApi.CreateGroupAsync"/>.</summary>
    /// <param name="api">The API.</param>
    /// <param name="externalId">The group's key in the HR system.</param>
    /// <param name="profile">The attributes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group; <see langword="null"/> when Okta answered without a body.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, or the id is blank or not well-formed text.</exception>
    public static Task<IdentitySourceGroup?> CreateGroupAsync(this IIdentitySourcesApi api, string externalId, GroupProfile profile, CancellationToken cancellationToken = default) =>
        Checked(api).CreateGroupAsync(Group(externalId, profile), cancellationToken);

    /// <summary>Updates one group: <see cref="IIdentitySourcesApi.UpdateGroupAsync"/>.</summary>
    /// <param name="api">The API.</param>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="externalId">The group's key in the HR system, as the body repeats it.</param>
    /// <param name="profile">The attributes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The group; <see langword="null"/> when Okta answered without a body.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, or an id is blank or no URL can carry it.</exception>
    public static Task<IdentitySourceGroup?> UpdateGroupAsync(
        this IIdentitySourcesApi api, string groupOrExternalId, string externalId, GroupProfile profile, CancellationToken cancellationToken = default) =>
        Checked(api).UpdateGroupAsync(groupOrExternalId, Group(externalId, profile), cancellationToken);

    /// <summary>Makes one user a member of a group: <see cref="IIdentitySourcesApi.CreateGroupMembershipAsync"/>.</summary>
    /// <param name="api">The API.</param>
    /// <param name="groupOrExternalId">The group's id in Okta, or its key in the HR system.</param>
    /// <param name="memberExternalId">The user's key in the HR system; at most 255 characters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When Okta has done it.</returns>
    /// <exception cref="ArgumentException">An argument is <see langword="null"/>, or an id is blank or no URL can carry it.</exception>
    public static Task CreateGroupMembershipAsync(
        this IIdentitySourcesApi api, string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default)
    {
        IdText.Require(memberExternalId);
        return Checked(api).CreateGroupMembershipAsync(groupOrExternalId, new GroupMember(memberExternalId), cancellationToken);
    }

    private static IIdentitySourcesApi Checked(IIdentitySourcesApi api)
    {
        ArgumentNullException.ThrowIfNull(api);
        return api;
    }

    private static async Task<T?> FindAsync<T>(string id, Func<string, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
        where T : class
    {
        if (PathSegment.IsDots(id)) return null;
        try
        {
            return await read(id, cancellationToken).ConfigureAwait(false);
        }
        catch (OktaApiException fault) when (fault.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static IReadOnlyCollection<T> Deletes<T>(IReadOnlyCollection<string> externalIds, Func<string, T> delete)
    {
        Arguments.RequireIds(externalIds);
        return [.. externalIds.Select(delete)];
    }

    private static UserUpsert User(string externalId, UserProfile profile)
    {
        IdText.Require(externalId);
        return IdentityChange.UpsertUser(externalId, profile);
    }

    private static GroupUpsert Group(string externalId, GroupProfile profile)
    {
        IdText.Require(externalId);
        return IdentityChange.UpsertGroup(externalId, profile);
    }

    private static async IAsyncEnumerable<string> Pages(
        IIdentitySourcesApi api,
        string groupOrExternalId,
        int pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await api.GetGroupMembershipsAsync(groupOrExternalId, cursor, pageSize, cancellationToken).ConfigureAwait(false);
            foreach (var member in page.MemberExternalIds) yield return member;

            // A server that repeats the cursor would make this endless.
            if (page.NextCursor is not null && page.NextCursor == cursor)
                throw new OktaApiException(Operations.GetMemberships, HttpStatusCode.OK, "The next page's cursor is the same as this page's");
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}

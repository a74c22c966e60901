using System.Globalization;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes;

namespace Okta.Xaas.Api;

/// <content>Single groups and their members.</content>
public sealed partial class IdentitySourcesApi
{
    /// <inheritdoc />
    public async Task<IdentitySourceGroup?> CreateGroupAsync(string externalId, GroupProfile profile, CancellationToken cancellationToken = default)
    {
        IdText.Require(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await AskAsync(Operations.CreateGroup, HttpMethod.Post, "/groups", RequestBody.Entity(externalId, profile), AnswerReader.GroupOrNull, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<IdentitySourceGroup> GetGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default) =>
        await AskAsync(Operations.GetGroup, HttpMethod.Get, Group(groupOrExternalId), null, AnswerReader.Group, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async Task<IdentitySourceGroup?> UpdateGroupAsync(
        string groupOrExternalId, string externalId, GroupProfile profile, CancellationToken cancellationToken = default)
    {
        var path = Group(groupOrExternalId);
        IdText.Require(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await AskAsync(Operations.UpdateGroup, HttpMethod.Post, path, RequestBody.Entity(externalId, profile), AnswerReader.GroupOrNull, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task DeleteGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default) =>
        await DoAsync(Operations.DeleteGroup, HttpMethod.Delete, Group(groupOrExternalId), null, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc />
    public async Task<GroupMembershipPage> GetGroupMembershipsAsync(
        string groupOrExternalId, string? after = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        var path = Group(groupOrExternalId) + "/membership";
        Arguments.RequirePage(after, limit);
        return await AskAsync(Operations.GetMemberships, HttpMethod.Get, path + Query(after, limit), null, AnswerReader.Memberships, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task CreateGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default)
    {
        var path = Group(groupOrExternalId) + "/membership";
        IdText.Require(memberExternalId);
        await DoAsync(Operations.CreateMembership, HttpMethod.Post, path, RequestBody.Member(memberExternalId), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task DeleteGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default)
    {
        var path = Group(groupOrExternalId) + "/membership/" + PathSegment.Escape(memberExternalId);
        await DoAsync(Operations.DeleteMembership, HttpMethod.Delete, path, null, cancellationToken).ConfigureAwait(false);
    }

    private static string Group(string groupOrExternalId) => "/groups/" + PathSegment.Escape(groupOrExternalId);

    private static string Query(string? after, int? limit)
    {
        List<string> parameters = [];
        if (after is not null) parameters.Add("after=" + Uri.EscapeDataString(after));
        if (limit is { } count) parameters.Add("limit=" + count.ToString(CultureInfo.InvariantCulture));
        return parameters.Count == 0 ? "" : "?" + string.Join("&", parameters);
    }
}

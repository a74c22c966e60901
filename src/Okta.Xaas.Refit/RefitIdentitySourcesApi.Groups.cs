using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes;

namespace Okta.Xaas.Refit;

/// <content>Single groups and their members.</content>
public sealed partial class RefitIdentitySourcesApi
{
    /// <inheritdoc />
    public async Task<IdentitySourceGroup?> CreateGroupAsync(string externalId, GroupProfile profile, CancellationToken cancellationToken = default)
    {
        IdText.Require(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await AskOrNullAsync(Refit.CreateGroupAsync(IdentityChange.UpsertGroup(externalId, profile), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<IdentitySourceGroup> GetGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default) =>
        AskAsync(Refit.GetGroupAsync(groupOrExternalId, cancellationToken));

    /// <inheritdoc />
    public async Task<IdentitySourceGroup?> UpdateGroupAsync(
        string groupOrExternalId, string externalId, GroupProfile profile, CancellationToken cancellationToken = default)
    {
        IdText.Require(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await AskOrNullAsync(Refit.UpdateGroupAsync(groupOrExternalId, IdentityChange.UpsertGroup(externalId, profile), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task DeleteGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default) => DoAsync(Refit.DeleteGroupAsync(groupOrExternalId, cancellationToken));

    /// <inheritdoc />
    public async Task<GroupMembershipPage> GetGroupMembershipsAsync(
        string groupOrExternalId, string? after = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        Arguments.RequirePage(after, limit);
        return await AskAsync(Refit.GetGroupMembershipsAsync(groupOrExternalId, after, limit, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task CreateGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default)
    {
        IdText.Require(memberExternalId);
        await DoAsync(Refit.CreateGroupMembershipAsync(groupOrExternalId, new GroupMember(memberExternalId), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task DeleteGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default) =>
        DoAsync(Refit.DeleteGroupMembershipAsync(groupOrExternalId, memberExternalId, cancellationToken));
}

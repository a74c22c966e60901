using Okta.Xaas.Api.Internal;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Changes;
using Okta.Xaas.Refit.Internal;

namespace Okta.Xaas.Refit;

/// <content>Single groups and their members.</content>
public sealed partial class RefitIdentitySourcesApi
{
    /// <inheritdoc />
    public async Task<IdentitySourceGroup?> CreateGroupAsync(string externalId, GroupProfile profile, CancellationToken cancellationToken = default)
    {
        IdText.Require(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await Answers.ContentOrNullAsync(Refit.CreateGroupAsync(IdentityChange.UpsertGroup(externalId, profile), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<IdentitySourceGroup> GetGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default) =>
        Answers.ContentAsync(Refit.GetGroupAsync(groupOrExternalId, cancellationToken));

    /// <inheritdoc />
    public async Task<IdentitySourceGroup?> UpdateGroupAsync(
        string groupOrExternalId, string externalId, GroupProfile profile, CancellationToken cancellationToken = default)
    {
        IdText.Require(externalId);
        ArgumentNullException.ThrowIfNull(profile);
        return await Answers.ContentOrNullAsync(Refit.UpdateGroupAsync(groupOrExternalId, IdentityChange.UpsertGroup(externalId, profile), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task DeleteGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default) => Answers.DoneAsync(Refit.DeleteGroupAsync(groupOrExternalId, cancellationToken));

    /// <inheritdoc />
    public async Task<GroupMembershipPage> GetGroupMembershipsAsync(
        string groupOrExternalId, string? after = null, int? limit = null, CancellationToken cancellationToken = default)
    {
        Arguments.RequirePage(after, limit);
        return await Answers.ContentAsync(Refit.GetGroupMembershipsAsync(groupOrExternalId, after, limit, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task CreateGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default)
    {
        IdText.Require(memberExternalId);
        await Answers.DoneAsync(Refit.CreateGroupMembershipAsync(groupOrExternalId, new GroupMember(memberExternalId), cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task DeleteGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default) =>
        Answers.DoneAsync(Refit.DeleteGroupMembershipAsync(groupOrExternalId, memberExternalId, cancellationToken));
}

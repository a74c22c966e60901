using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Changes;

namespace Okta.Xaas.Refit;

/// <content>Loading data into a session.</content>
public sealed partial class RefitIdentitySourcesApi
{
    /// <inheritdoc />
    public async Task UploadUsersForUpsertAsync(string sessionId, IReadOnlyCollection<UserUpsert> users, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(users);
        await DoAsync(Refit.UploadUsersForUpsertAsync(sessionId, users, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadUsersForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireIds(externalIds);
        await DoAsync(Refit.UploadUsersForDeleteAsync(sessionId, [.. externalIds.Select(IdentityChange.DeleteUser)], cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadGroupsForUpsertAsync(string sessionId, IReadOnlyCollection<GroupUpsert> groups, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(groups);
        await DoAsync(Refit.UploadGroupsForUpsertAsync(sessionId, groups, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadGroupsForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireIds(externalIds);
        await DoAsync(Refit.UploadGroupsForDeleteAsync(sessionId, [.. externalIds.Select(IdentityChange.DeleteGroup)], cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadGroupMembershipsForUpsertAsync(
        string sessionId, IReadOnlyCollection<MembershipAdd> memberships, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(memberships);
        await DoAsync(Refit.UploadGroupMembershipsForUpsertAsync(sessionId, memberships, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadGroupMembershipsForDeleteAsync(
        string sessionId, IReadOnlyCollection<MembershipRemove> memberships, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(memberships);
        await DoAsync(Refit.UploadGroupMembershipsForDeleteAsync(sessionId, memberships, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    [Experimental(ExperimentalIds.Devices)]
    public async Task UploadDevicesForUpsertAsync(string sessionId, IReadOnlyCollection<DeviceUpsert> devices, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(devices);
        await DoAsync(Refit.UploadDevicesForUpsertAsync(sessionId, devices, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    [Experimental(ExperimentalIds.Devices)]
    public async Task UploadDevicesForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireIds(externalIds);
        await DoAsync(Refit.UploadDevicesForDeleteAsync(sessionId, [.. externalIds.Select(IdentityChange.DeleteDevice)], cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadAsync(string sessionId, ChangeKind kind, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default)
    {
        Arguments.RequireBody(utf8Json);
        await DoAsync(Refit.UploadAsync(sessionId, kind, RequestBody.Ready(utf8Json), cancellationToken)).ConfigureAwait(false);
    }
}

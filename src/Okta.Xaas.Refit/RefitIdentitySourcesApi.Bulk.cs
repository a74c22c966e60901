using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Changes;
using Okta.Xaas.Refit.Internal;

namespace Okta.Xaas.Refit;

/// <content>Loading data into a session.</content>
public sealed partial class RefitIdentitySourcesApi
{
    /// <inheritdoc />
    public async Task UploadUsersForUpsertAsync(string sessionId, IReadOnlyCollection<UserUpsert> users, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(users);
        await Answers.DoneAsync(Refit.UploadUsersForUpsertAsync(sessionId, users, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadUsersForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireIds(externalIds);
        await Answers.DoneAsync(Refit.UploadUsersForDeleteAsync(sessionId, [.. externalIds.Select(IdentityChange.DeleteUser)], cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadGroupsForUpsertAsync(string sessionId, IReadOnlyCollection<GroupUpsert> groups, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(groups);
        await Answers.DoneAsync(Refit.UploadGroupsForUpsertAsync(sessionId, groups, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadGroupsForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireIds(externalIds);
        await Answers.DoneAsync(Refit.UploadGroupsForDeleteAsync(sessionId, [.. externalIds.Select(IdentityChange.DeleteGroup)], cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadGroupMembershipsForUpsertAsync(
        string sessionId, IReadOnlyCollection<MembershipAdd> memberships, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(memberships);
        await Answers.DoneAsync(Refit.UploadGroupMembershipsForUpsertAsync(sessionId, memberships, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadGroupMembershipsForDeleteAsync(
        string sessionId, IReadOnlyCollection<MembershipRemove> memberships, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(memberships);
        await Answers.DoneAsync(Refit.UploadGroupMembershipsForDeleteAsync(sessionId, memberships, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    [Experimental(ExperimentalIds.Devices)]
    public async Task UploadDevicesForUpsertAsync(string sessionId, IReadOnlyCollection<DeviceUpsert> devices, CancellationToken cancellationToken = default)
    {
        Arguments.RequireItems(devices);
        await Answers.DoneAsync(Refit.UploadDevicesForUpsertAsync(sessionId, devices, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    [Experimental(ExperimentalIds.Devices)]
    public async Task UploadDevicesForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        Arguments.RequireIds(externalIds);
        await Answers.DoneAsync(Refit.UploadDevicesForDeleteAsync(sessionId, [.. externalIds.Select(IdentityChange.DeleteDevice)], cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task UploadAsync(string sessionId, ChangeKind kind, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default)
    {
        Arguments.RequireBody(utf8Json);
        await Answers.DoneAsync(Refit.UploadAsync(sessionId, kind, RequestBody.Ready(utf8Json), cancellationToken)).ConfigureAwait(false);
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Okta.Xaas.Api.Internal;
using Okta.Xaas.Changes;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Api;

/// <content>Loading data into a session.</content>
public sealed partial class IdentitySourcesApi
{
    /// <inheritdoc />
    public Task UploadUsersForUpsertAsync(string sessionId, IReadOnlyCollection<UserUpsert> users, CancellationToken cancellationToken = default) =>
        UploadAllAsync(sessionId, ChangeKind.UserUpsert, users, cancellationToken);

    /// <inheritdoc />
    public Task UploadUsersForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
        UploadIdsAsync(sessionId, ChangeKind.UserDelete, externalIds, IdentityChange.DeleteUser, cancellationToken);

    /// <inheritdoc />
    public Task UploadGroupsForUpsertAsync(string sessionId, IReadOnlyCollection<GroupUpsert> groups, CancellationToken cancellationToken = default) =>
        UploadAllAsync(sessionId, ChangeKind.GroupUpsert, groups, cancellationToken);

    /// <inheritdoc />
    public Task UploadGroupsForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
        UploadIdsAsync(sessionId, ChangeKind.GroupDelete, externalIds, IdentityChange.DeleteGroup, cancellationToken);

    /// <inheritdoc />
    public Task UploadGroupMembershipsForUpsertAsync(
        string sessionId, IReadOnlyCollection<MembershipAdd> memberships, CancellationToken cancellationToken = default) =>
        UploadAllAsync(sessionId, ChangeKind.MembershipAdd, memberships, cancellationToken);

    /// <inheritdoc />
    public Task UploadGroupMembershipsForDeleteAsync(
        string sessionId, IReadOnlyCollection<MembershipRemove> memberships, CancellationToken cancellationToken = default) =>
        UploadAllAsync(sessionId, ChangeKind.MembershipRemove, memberships, cancellationToken);

    /// <inheritdoc />
    [Experimental(ExperimentalIds.Devices)]
    public Task UploadDevicesForUpsertAsync(string sessionId, IReadOnlyCollection<DeviceUpsert> devices, CancellationToken cancellationToken = default) =>
        UploadAllAsync(sessionId, ChangeKind.DeviceUpsert, devices, cancellationToken);

    /// <inheritdoc />
    [Experimental(ExperimentalIds.Devices)]
    public Task UploadDevicesForDeleteAsync(string sessionId, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
        UploadIdsAsync(sessionId, ChangeKind.DeviceDelete, externalIds, IdentityChange.DeleteDevice, cancellationToken);

    /// <inheritdoc />
    public async Task UploadAsync(string sessionId, ChangeKind kind, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default)
    {
        var session = Session(sessionId);
        var operation = BulkOperation.For(kind);
        Arguments.RequireBody(utf8Json);
        await DoAsync(operation.Name, HttpMethod.Post, session + operation.Path, RequestBody.Ready(utf8Json), cancellationToken).ConfigureAwait(false);
    }

    private async Task UploadIdsAsync(
        string sessionId, ChangeKind kind, IReadOnlyCollection<string> externalIds, Func<string, IdentityChange> delete, CancellationToken cancellationToken)
    {
        // The id of the session is checked first, as in the other operations.
        _ = Session(sessionId);
        Arguments.RequireIds(externalIds);
        await SendAsync(sessionId, kind, externalIds.Select(delete), cancellationToken).ConfigureAwait(false);
    }

    private async Task UploadAllAsync<T>(
        string sessionId,
        ChangeKind kind,
        IReadOnlyCollection<T> changes,
        CancellationToken cancellationToken,
        [CallerArgumentExpression(nameof(changes))] string? name = null)
        where T : IdentityChange
    {
        _ = Session(sessionId);
        Arguments.RequireItems(changes, name);
        await SendAsync(sessionId, kind, changes, cancellationToken).ConfigureAwait(false);
    }

    private async Task SendAsync(string sessionId, ChangeKind kind, IEnumerable<IdentityChange> changes, CancellationToken cancellationToken)
    {
        var buffer = new PooledBuffer();
        RequestBody.WriteBulk(buffer, kind, changes);
        await UploadAsync(sessionId, kind, buffer.Memory, cancellationToken).ConfigureAwait(false);

        // Only after success: the connection of a failed request may still be reading the array, which must then not become another request's.
        buffer.Dispose();
    }
}

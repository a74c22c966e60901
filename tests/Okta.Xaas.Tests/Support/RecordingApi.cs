using Okta.Xaas.Api.Models;

namespace Okta.Xaas.Tests.Support;

/// <summary>Notes what is called and answers as it is told; the operations that no session needs are refused.</summary>
internal sealed class RecordingApi : IIdentitySourcesApi
{
    public List<string> Calls { get; } = [];

    /// <summary>The statuses that the next looks at the session show; the last one stays.</summary>
    public Queue<SessionStatus> Statuses { get; } = new();

    /// <summary>What an upload waits for.</summary>
    public Task UploadGate { get; set; } = Task.CompletedTask;

    public Exception? Failure { get; set; }

    public Task<IdentitySourceSessionList> ListSessionsAsync(CancellationToken cancellationToken = default) =>
        Note("list", () => new IdentitySourceSessionList([], null), cancellationToken);

    public Task<IdentitySourceSession> CreateSessionAsync(CancellationToken cancellationToken = default) =>
        Note("create", () => Session("aps1", SessionStatus.Created), cancellationToken);

    public Task<IdentitySourceSession> GetSessionAsync(string sessionId, CancellationToken cancellationToken = default) =>
        Note($"get {sessionId}", () => Session(sessionId, Statuses.Count > 1 ? Statuses.Dequeue() : Statuses.Peek()), cancellationToken);

    public Task DeleteSessionAsync(string sessionId, CancellationToken cancellationToken = default) => Note($"delete {sessionId}", () => 0, cancellationToken);

    public Task<IdentitySourceSession> StartImportAsync(string sessionId, CancellationToken cancellationToken = default) =>
        Note($"start {sessionId}", () => Session(sessionId, SessionStatus.Triggered), cancellationToken);

    public async Task UploadAsync(string sessionId, ChangeKind kind, ReadOnlyMemory<byte> utf8Json, CancellationToken cancellationToken = default)
    {
        await Note($"upload {sessionId} {kind} {utf8Json.Length}", () => 0, cancellationToken);
        await UploadGate.WaitAsync(cancellationToken);
    }

    public Task UploadUsersForUpsertAsync(string sessionId, IReadOnlyCollection<UserUpsert> users, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task UploadUsersForDeleteAsync(string sessionId, IReadOnlyCollection<UserDelete> users, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task UploadGroupsForUpsertAsync(string sessionId, IReadOnlyCollection<GroupUpsert> groups, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task UploadGroupsForDeleteAsync(string sessionId, IReadOnlyCollection<GroupDelete> groups, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task UploadGroupMembershipsForUpsertAsync(string sessionId, IReadOnlyCollection<MembershipAdd> memberships, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task UploadGroupMembershipsForDeleteAsync(string sessionId, IReadOnlyCollection<MembershipRemove> memberships, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task UploadDevicesForUpsertAsync(string sessionId, IReadOnlyCollection<DeviceUpsert> devices, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task UploadDevicesForDeleteAsync(string sessionId, IReadOnlyCollection<DeviceDelete> devices, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task<IdentitySourceUser?> CreateUserAsync(UserUpsert user, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task<IdentitySourceUser> GetUserAsync(string externalId, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task<IdentitySourceUser?> ReplaceUserAsync(string externalId, UserUpsert user, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task<IdentitySourceUser?> UpdateUserAsync(string externalId, UserProfile profile, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task DeleteUserAsync(string externalId, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task<IdentitySourceGroup?> CreateGroupAsync(GroupUpsert group, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task<IdentitySourceGroup> GetGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task<IdentitySourceGroup?> UpdateGroupAsync(string groupOrExternalId, GroupUpsert group, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task DeleteGroupAsync(string groupOrExternalId, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task<GroupMembershipPage> GetGroupMembershipsAsync(string groupOrExternalId, string? after = null, int? limit = null, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task CreateGroupMembershipAsync(string groupOrExternalId, GroupMember member, CancellationToken cancellationToken = default) => throw Unexpected();

    public Task DeleteGroupMembershipAsync(string groupOrExternalId, string memberExternalId, CancellationToken cancellationToken = default) => throw Unexpected();

    public static IdentitySourceSession Session(string id, SessionStatus status) => new() { Id = id, Status = status };

    private Task<T> Note<T>(string call, Func<T> answer, CancellationToken cancellationToken)
    {
        Calls.Add(call);
        cancellationToken.ThrowIfCancellationRequested();
        return Failure is null ? Task.FromResult(answer()) : Task.FromException<T>(Failure);
    }

    private static NotSupportedException Unexpected() => new("A session's handle has no need of this operation.");
}

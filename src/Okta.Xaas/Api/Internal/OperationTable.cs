using Refit;

namespace Okta.Xaas.Api.Internal;

/// <summary>The one table from the methods of <see cref="IIdentitySourcesApi"/> and <see cref="IOktaOrgApi"/> to Okta's operations.</summary>
internal static class OperationTable
{
    private static readonly Dictionary<string, Operation> ByMethod = new()
    {
        [nameof(IIdentitySourcesApi.ListSessionsAsync)] = new(Operations.ListSessions, AnswerReader.SessionList),
        [nameof(IIdentitySourcesApi.CreateSessionAsync)] = new(Operations.CreateSession, AnswerReader.Session),
        [nameof(IIdentitySourcesApi.GetSessionAsync)] = new(Operations.GetSession, AnswerReader.Session),
        [nameof(IIdentitySourcesApi.DeleteSessionAsync)] = new(Operations.DeleteSession, AnswerReader.Nothing),
        [nameof(IIdentitySourcesApi.StartImportAsync)] = new(Operations.StartImport, AnswerReader.Session),
        [nameof(IIdentitySourcesApi.UploadUsersForUpsertAsync)] = Bulk(ChangeKind.UserUpsert),
        [nameof(IIdentitySourcesApi.UploadUsersForDeleteAsync)] = Bulk(ChangeKind.UserDelete),
        [nameof(IIdentitySourcesApi.UploadGroupsForUpsertAsync)] = Bulk(ChangeKind.GroupUpsert),
        [nameof(IIdentitySourcesApi.UploadGroupsForDeleteAsync)] = Bulk(ChangeKind.GroupDelete),
        [nameof(IIdentitySourcesApi.UploadGroupMembershipsForUpsertAsync)] = Bulk(ChangeKind.MembershipAdd),
        [nameof(IIdentitySourcesApi.UploadGroupMembershipsForDeleteAsync)] = Bulk(ChangeKind.MembershipRemove),
        [nameof(IIdentitySourcesApi.UploadDevicesForUpsertAsync)] = Bulk(ChangeKind.DeviceUpsert),
        [nameof(IIdentitySourcesApi.UploadDevicesForDeleteAsync)] = Bulk(ChangeKind.DeviceDelete),
        [nameof(IIdentitySourcesApi.CreateUserAsync)] = new(Operations.CreateUser, AnswerReader.UserOrNull),
        [nameof(IIdentitySourcesApi.GetUserAsync)] = new(Operations.GetUser, AnswerReader.User),
        [nameof(IIdentitySourcesApi.ReplaceUserAsync)] = new(Operations.ReplaceUser, AnswerReader.UserOrNull),
        [nameof(IIdentitySourcesApi.UpdateUserAsync)] = new(Operations.UpdateUser, AnswerReader.UserOrNull),
        [nameof(IIdentitySourcesApi.DeleteUserAsync)] = new(Operations.DeleteUser, AnswerReader.Nothing),
        [nameof(IIdentitySourcesApi.CreateGroupAsync)] = new(Operations.CreateGroup, AnswerReader.GroupOrNull),
        [nameof(IIdentitySourcesApi.GetGroupAsync)] = new(Operations.GetGroup, AnswerReader.Group),
        [nameof(IIdentitySourcesApi.UpdateGroupAsync)] = new(Operations.UpdateGroup, AnswerReader.GroupOrNull),
        [nameof(IIdentitySourcesApi.DeleteGroupAsync)] = new(Operations.DeleteGroup, AnswerReader.Nothing),
        [nameof(IIdentitySourcesApi.GetGroupMembershipsAsync)] = new(Operations.GetMemberships, AnswerReader.Memberships),
        [nameof(IIdentitySourcesApi.CreateGroupMembershipAsync)] = new(Operations.CreateMembership, AnswerReader.Nothing),
        [nameof(IIdentitySourcesApi.DeleteGroupMembershipAsync)] = new(Operations.DeleteMembership, AnswerReader.Nothing),
        [nameof(IOktaOrgApi.GetAppAsync)] = new(OrgOperations.GetApp, OrgAnswerReader.App),
        [nameof(IOktaOrgApi.GetAppUsersAsync)] = new(OrgOperations.ListAppUsers, OrgAnswerReader.AppUsers),
        [nameof(IOktaOrgApi.GetAppUserAsync)] = new(OrgOperations.GetAppUser, OrgAnswerReader.AppUser),
        [nameof(IOktaOrgApi.GetAppSchemaAsync)] = new(OrgOperations.GetAppSchema, OrgAnswerReader.Schema),
        [nameof(IOktaOrgApi.GetGroupsAsync)] = new(OrgOperations.ListGroups, OrgAnswerReader.Groups),
        [nameof(IOktaOrgApi.GetLogEventsAsync)] = new(OrgOperations.ListLogEvents, OrgAnswerReader.LogEvents),
    };

    // UploadAsync calls one of eight, by the end of its path.
    private static readonly Dictionary<string, Operation> ByBulkPath =
        BulkOperation.All.ToDictionary(bulk => bulk.Path, bulk => new Operation(bulk.Name, AnswerReader.Nothing));

#if NET
    private static readonly HttpRequestOptionsKey<string> MethodKey = new(HttpRequestMessageOptions.MethodName);
#endif

    /// <summary>The operation of a request that Refit has built for one of the interfaces.</summary>
    public static Operation Of(HttpRequestMessage request)
    {
        var method = MethodOf(request);
        if (method == nameof(IIdentitySourcesApi.UploadAsync)) return ByBulkPath[request.RequestUri!.Segments.Last()];
        return method is not null && ByMethod.TryGetValue(method, out var operation)
            ? operation
            : throw new InvalidOperationException($"The client sends only what {nameof(IIdentitySourcesApi)} asks for.");
    }

    private static Operation Bulk(ChangeKind kind) => new(BulkOperation.For(kind).Name, AnswerReader.Nothing);

    private static string? MethodOf(HttpRequestMessage request)
    {
#if NET
        return request.Options.TryGetValue(MethodKey, out var method) ? method : null;
#else
        return request.Properties.TryGetValue(HttpRequestMessageOptions.MethodName, out var method) ? method as string : null;
#endif
    }
}

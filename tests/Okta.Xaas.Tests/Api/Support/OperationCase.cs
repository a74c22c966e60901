#pragma warning disable OKTAXAAS001 // Devices are tested as the rest is
namespace Okta.Xaas.Tests.Api.Support;

/// <summary>One operation as the facts describe it: what must be on the wire, written by hand.</summary>
internal sealed record OperationCase(string Method, string Operation, string Verb, string Path, string? Body, string Answer, Func<IIdentitySourcesApi, Task> Call)
{
    /// <summary>An id with everything that means something in a URL.</summary>
    public const string Id = "E 1/ü#?%";

    private const string Escaped = "E%201%2F%C3%BC%23%3F%25";
    private const string Session = """{"id":"aps1","status":"CREATED"}""";
    private const string Sessions = "/sessions/aps%2F1";

    // Bytes that no serializer of this SDK would write, so that re-serialising would show.
    private const string Ready = """{ "profiles" : [ ] }""";

    public static readonly IReadOnlyList<OperationCase> All =
    [
        new("ListSessionsAsync", "listIdentitySourceSessions", "GET", "/sessions", null, $"[{Session}]", api => api.ListSessionsAsync()),
        new("CreateSessionAsync", "createIdentitySourceSession", "POST", "/sessions", null, Session, api => api.CreateSessionAsync()),
        new("GetSessionAsync", "getIdentitySourceSession", "GET", Sessions, null, Session, api => api.GetSessionAsync("aps/1")),
        new("DeleteSessionAsync", "deleteIdentitySourceSession", "DELETE", Sessions, null, "", api => api.DeleteSessionAsync("aps/1")),
        new("StartImportAsync", "startImportFromIdentitySource", "POST", Sessions + "/start-import", null, Session, api => api.StartImportAsync("aps/1")),
        new(
            "UploadUsersForUpsertAsync", "uploadIdentitySourceDataForUpsert", "POST", Sessions + "/bulk-upsert",
            """{"entityType":"USERS","profiles":[{"externalId":"E1","profile":{"userName":"jörg@x.test","manager":null}},{"externalId":"E\"2","profile":{"email":"b@x.test"}}]}""",
            "",
            api => api.UploadUsersForUpsertAsync(
                "aps/1",
                [
                    IdentityChange.UpsertUser("E1", new UserProfile { UserName = "jörg@x.test", ["manager"] = null }),
                    IdentityChange.UpsertUser("E\"2", new UserProfile { Email = "b@x.test" }),
                ])),
        new(
            "UploadUsersForDeleteAsync", "uploadIdentitySourceDataForDelete", "POST", Sessions + "/bulk-delete",
            """{"entityType":"USERS","profiles":[{"externalId":"E1"},{"externalId":"E 1/ü#?%"}]}""", "",
            api => api.UploadUsersForDeleteAsync("aps/1", ["E1", Id])),
        new(
            "UploadGroupsForUpsertAsync", "uploadIdentitySourceGroupsForUpsert", "POST", Sessions + "/bulk-groups-upsert",
            """{"profiles":[{"externalId":"G1","profile":{"displayName":"Vertrieb & Büro","description":null}}]}""", "",
            api => api.UploadGroupsForUpsertAsync("aps/1", [IdentityChange.UpsertGroup("G1", new GroupProfile { DisplayName = "Vertrieb & Büro", Description = null })])),
        new(
            "UploadGroupsForDeleteAsync", "uploadIdentitySourceGroupsDataForDelete", "POST", Sessions + "/bulk-groups-delete",
            """{"externalIds":["G1","G2"]}""", "", api => api.UploadGroupsForDeleteAsync("aps/1", ["G1", "G2"])),
        new(
            "UploadGroupMembershipsForUpsertAsync", "uploadIdentitySourceGroupMembershipsForUpsert", "POST", Sessions + "/bulk-group-memberships-upsert",
            """{"memberships":[{"groupExternalId":"G1","memberExternalIds":["E1","E2"]},{"groupExternalId":"G2","memberExternalIds":["E3"]}]}""", "",
            api => api.UploadGroupMembershipsForUpsertAsync("aps/1", [IdentityChange.AddMembers("G1", ["E1", "E2"]), IdentityChange.AddMembers("G2", ["E3"])])),
        new(
            "UploadGroupMembershipsForDeleteAsync", "uploadIdentitySourceGroupMembershipsForDelete", "POST", Sessions + "/bulk-group-memberships-delete",
            """{"memberships":[{"groupExternalId":"G1","memberExternalIds":["E1"]}]}""", "",
            api => api.UploadGroupMembershipsForDeleteAsync("aps/1", [IdentityChange.RemoveMembers("G1", ["E1"])])),
        new(
            "UploadDevicesForUpsertAsync", "uploadIdentitySourceDevicesForUpsert", "POST", Sessions + "/bulk-devices-upsert",
            """{"profiles":[{"externalId":"D1","profile":{"serialNumber":"S1","platform":"MACOS","displayName":"Mac"}}]}""", "",
            api => api.UploadDevicesForUpsertAsync(
                "aps/1", [IdentityChange.UpsertDevice("D1", new DeviceProfile { SerialNumber = "S1", Platform = "MACOS", DisplayName = "Mac" })])),
        new(
            "UploadDevicesForDeleteAsync", "uploadIdentitySourceDevicesForDelete", "POST", Sessions + "/bulk-devices-delete",
            """{"externalIds":["D1"]}""", "", api => api.UploadDevicesForDeleteAsync("aps/1", ["D1"])),
        new(
            "UploadAsync", "uploadIdentitySourceGroupsForUpsert", "POST", Sessions + "/bulk-groups-upsert", Ready, "",
            api => api.UploadAsync("aps/1", ChangeKind.GroupUpsert, System.Text.Encoding.UTF8.GetBytes("xx" + Ready + "yy").AsMemory()[2..^2])),
        new(
            "CreateUserAsync", "createIdentitySourceUser", "POST", "/users",
            """{"externalId":"E 1/ü#?%","profile":{"userName":"a@x.test","email":"a@x.test"}}""", """{"externalId":"E1"}""",
            api => api.CreateUserAsync(Id, User)),
        new("GetUserAsync", "getIdentitySourceUser", "GET", $"/users/{Escaped}", null, """{"externalId":"E1"}""", api => api.GetUserAsync(Id)),
        new(
            "ReplaceUserAsync", "replaceExistingIdentitySourceUser", "PUT", $"/users/{Escaped}",
            """{"externalId":"E 1/ü#?%","profile":{"userName":"a@x.test","email":"a@x.test"}}""", """{"externalId":"E1"}""",
            api => api.ReplaceUserAsync(Id, User)),
        new(
            "UpdateUserAsync", "updateIdentitySourceUsers", "PATCH", $"/users/{Escaped}",
            """{"profile":{"userName":"a@x.test","email":"a@x.test"}}""", """{"externalId":"E1"}""",
            api => api.UpdateUserAsync(Id, User)),
        new("DeleteUserAsync", "deleteIdentitySourceUser", "DELETE", $"/users/{Escaped}", null, "", api => api.DeleteUserAsync(Id)),
        new(
            "CreateGroupAsync", "createIdentitySourceGroups", "POST", "/groups",
            """{"externalId":"E 1/ü#?%","profile":{"displayName":"Staff"}}""", """{"externalId":"G1"}""",
            api => api.CreateGroupAsync(Id, Group)),
        new("GetGroupAsync", "getIdentitySourceGroup", "GET", $"/groups/{Escaped}", null, """{"externalId":"G1"}""", api => api.GetGroupAsync(Id)),
        new(
            "UpdateGroupAsync", "updateIdentitySourceGroups", "POST", $"/groups/{Escaped}",
            """{"externalId":"G1","profile":{"displayName":"Staff"}}""", """{"externalId":"G1"}""",
            api => api.UpdateGroupAsync(Id, "G1", Group)),
        new("DeleteGroupAsync", "deleteIdentitySourceGroup", "DELETE", $"/groups/{Escaped}", null, "", api => api.DeleteGroupAsync(Id)),
        new(
            "GetGroupMembershipsAsync", "getIdentitySourceGroupMemberships", "GET", $"/groups/{Escaped}/membership?after=a%2Fb%3D%2B&limit=1000", null, """{"memberExternalIds":[]}""",
            api => api.GetGroupMembershipsAsync(Id, "a/b=+", 1000)),
        new(
            "CreateGroupMembershipAsync", "createIdentitySourceGroupsMemberships", "POST", $"/groups/{Escaped}/membership",
            """{"memberExternalId":"E 1/ü#?%"}""", "", api => api.CreateGroupMembershipAsync(Id, Id)),
        new(
            "DeleteGroupMembershipAsync", "deleteIdentitySourceGroupMemberships", "DELETE", $"/groups/{Escaped}/membership/{Escaped}", null, "",
            api => api.DeleteGroupMembershipAsync(Id, Id)),
    ];

    private static UserProfile User => new() { UserName = "a@x.test", Email = "a@x.test" };

    private static GroupProfile Group => new() { DisplayName = "Staff" };

    public static TheoryData<string> Names => [.. All.Select(one => one.Method)];

    public static OperationCase Of(string method) => All.Single(one => one.Method == method);
}

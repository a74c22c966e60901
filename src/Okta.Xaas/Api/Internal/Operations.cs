namespace Okta.Xaas.Api.Internal;

/// <summary>Okta's own names of the operations: what errors, logs and telemetry call them.</summary>
internal static class Operations
{
    public const string ListSessions = "listIdentitySourceSessions";
    public const string CreateSession = "createIdentitySourceSession";
    public const string GetSession = "getIdentitySourceSession";
    public const string DeleteSession = "deleteIdentitySourceSession";
    public const string StartImport = "startImportFromIdentitySource";
    public const string UploadUsersForUpsert = "uploadIdentitySourceDataForUpsert";
    public const string UploadUsersForDelete = "uploadIdentitySourceDataForDelete";
    public const string UploadGroupsForUpsert = "uploadIdentitySourceGroupsForUpsert";
    public const string UploadGroupsForDelete = "uploadIdentitySourceGroupsDataForDelete";
    public const string UploadMembershipsForUpsert = "uploadIdentitySourceGroupMembershipsForUpsert";
    public const string UploadMembershipsForDelete = "uploadIdentitySourceGroupMembershipsForDelete";
    public const string UploadDevicesForUpsert = "uploadIdentitySourceDevicesForUpsert";
    public const string UploadDevicesForDelete = "uploadIdentitySourceDevicesForDelete";
    public const string CreateUser = "createIdentitySourceUser";
    public const string GetUser = "getIdentitySourceUser";
    public const string ReplaceUser = "replaceExistingIdentitySourceUser";
    public const string UpdateUser = "updateIdentitySourceUsers";
    public const string DeleteUser = "deleteIdentitySourceUser";
    public const string CreateGroup = "createIdentitySourceGroups";
    public const string GetGroup = "getIdentitySourceGroup";
    public const string UpdateGroup = "updateIdentitySourceGroups";
    public const string DeleteGroup = "deleteIdentitySourceGroup";
    public const string GetMemberships = "getIdentitySourceGroupMemberships";
    public const string CreateMembership = "createIdentitySourceGroupsMemberships";
    public const string DeleteMembership = "deleteIdentitySourceGroupMemberships";
}

using Okta.Xaas.Changes;

namespace Okta.Xaas.Api.Internal;

/// <summary>Which operation loads the changes of a kind into a session, and under which path.</summary>
internal readonly record struct BulkOperation(string Name, string Path)
{
    public static BulkOperation For(ChangeKind kind) => kind switch
    {
        ChangeKind.UserUpsert => new(Operations.UploadUsersForUpsert, "/bulk-upsert"),
        ChangeKind.UserDelete => new(Operations.UploadUsersForDelete, "/bulk-delete"),
        ChangeKind.GroupUpsert => new(Operations.UploadGroupsForUpsert, "/bulk-groups-upsert"),
        ChangeKind.GroupDelete => new(Operations.UploadGroupsForDelete, "/bulk-groups-delete"),
        ChangeKind.MembershipAdd => new(Operations.UploadMembershipsForUpsert, "/bulk-group-memberships-upsert"),
        ChangeKind.MembershipRemove => new(Operations.UploadMembershipsForDelete, "/bulk-group-memberships-delete"),
        ChangeKind.DeviceUpsert => new(Operations.UploadDevicesForUpsert, "/bulk-devices-upsert"),
        ChangeKind.DeviceDelete => new(Operations.UploadDevicesForDelete, "/bulk-devices-delete"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no bulk operation for this kind."),
    };
}

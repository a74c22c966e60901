namespace Okta.Xaas.Api.Internal;

/// <summary>Which operation loads the changes of a kind into a session, and under which end of the path.</summary>
internal sealed record BulkOperation(ChangeKind Kind, string Name, string Path)
{
    public static IReadOnlyList<BulkOperation> All { get; } =
    [
        new(ChangeKind.UserUpsert, Operations.UploadUsersForUpsert, "bulk-upsert"),
        new(ChangeKind.UserDelete, Operations.UploadUsersForDelete, "bulk-delete"),
        new(ChangeKind.GroupUpsert, Operations.UploadGroupsForUpsert, "bulk-groups-upsert"),
        new(ChangeKind.GroupDelete, Operations.UploadGroupsForDelete, "bulk-groups-delete"),
        new(ChangeKind.MembershipAdd, Operations.UploadMembershipsForUpsert, "bulk-group-memberships-upsert"),
        new(ChangeKind.MembershipRemove, Operations.UploadMembershipsForDelete, "bulk-group-memberships-delete"),
        new(ChangeKind.DeviceUpsert, Operations.UploadDevicesForUpsert, "bulk-devices-upsert"),
        new(ChangeKind.DeviceDelete, Operations.UploadDevicesForDelete, "bulk-devices-delete"),
    ];

    public static BulkOperation For(ChangeKind kind) =>
        All.FirstOrDefault(bulk => bulk.Kind == kind) ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no bulk operation for this kind.");
}

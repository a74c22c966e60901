using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Routes;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>The eight bulk requests. Each is accepted whole or refused whole.</summary>
internal static class BulkOperations
{
    public static readonly Operation[] All =
    [
        Bulk("uploadIdentitySourceDataForUpsert", "bulk-upsert", BulkReader.UserUpserts),
        Bulk("uploadIdentitySourceDataForDelete", "bulk-delete", BulkReader.UserDeletes),
        Bulk("uploadIdentitySourceGroupsForUpsert", "bulk-groups-upsert", BulkReader.GroupUpserts),
        Bulk("uploadIdentitySourceGroupsDataForDelete", "bulk-groups-delete", BulkReader.GroupDeletes),
        Bulk("uploadIdentitySourceGroupMembershipsForUpsert", "bulk-group-memberships-upsert", BulkReader.MembershipUpserts),
        Bulk("uploadIdentitySourceGroupMembershipsForDelete", "bulk-group-memberships-delete", BulkReader.MembershipDeletes),

        // I: shapes and status of the device requests.
        Bulk("uploadIdentitySourceDevicesForUpsert", "bulk-devices-upsert", BulkReader.DeviceUpserts),
        Bulk("uploadIdentitySourceDevicesForDelete", "bulk-devices-delete", BulkReader.DeviceDeletes),
    ];

    private static Operation Bulk(string id, string name, Func<EmulatedRequest, BulkContent> read) =>
        new(id, "POST", $"sessions/*/{name}", call => Accept(call, read));

    private static EmulatedResponse Accept(OperationContext call, Func<EmulatedRequest, BulkContent> read)
    {
        var session = call.Sessions.ForUpload(call.Values[0], call.Now);
        if (call.Request.BodyLength > ApiLimits.BytesPerUpload) throw ApiErrors.BodyTooLarge(ApiLimits.BytesPerUpload).AsException();
        var content = read(call.Request);
        call.Bodies.Keep(session.Accept(call.OperationId, call.Request, content.Entities, content.Changes, call.Directory, call.Now));
        return EmulatedResponse.Empty(202);
    }
}

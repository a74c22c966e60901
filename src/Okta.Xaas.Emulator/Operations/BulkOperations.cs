using System.Text.Json;
using Okta.Xaas.Emulator.Errors;
using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Operations;

/// <summary>The eight bulk requests. Each is accepted whole or refused whole.</summary>
internal static class BulkOperations
{
    public static readonly Dictionary<string, OperationHandler> All = new()
    {
        ["uploadIdentitySourceDataForUpsert"] = call => Accept(call, BulkReader.UserUpserts),
        ["uploadIdentitySourceDataForDelete"] = call => Accept(call, BulkReader.UserDeletes),
        ["uploadIdentitySourceGroupsForUpsert"] = call => Accept(call, BulkReader.GroupUpserts),
        ["uploadIdentitySourceGroupsDataForDelete"] = call => Accept(call, BulkReader.GroupDeletes),
        ["uploadIdentitySourceGroupMembershipsForUpsert"] = call => Accept(call, BulkReader.MembershipUpserts),
        ["uploadIdentitySourceGroupMembershipsForDelete"] = call => Accept(call, BulkReader.MembershipDeletes),

        // D: the bodies; I: the status.
        ["uploadIdentitySourceDevicesForUpsert"] = call => Accept(call, BulkReader.DeviceUpserts),
        ["uploadIdentitySourceDevicesForDelete"] = call => Accept(call, BulkReader.DeviceDeletes),
    };

    private static EmulatedResponse Accept(OperationContext call, Func<JsonElement, BulkContent> read)
    {
        var session = call.Sessions.ForUpload(call.Values[0], call.Now);
        if (call.Request.BodyLength > ApiLimits.BytesPerUpload) throw ApiErrors.BodyTooLarge(ApiLimits.BytesPerUpload).AsException();
        var content = read(call.Body);
        var kept = call.Bodies.KeepsAny ? call.Request.Pack() : null;
        call.Bodies.Keep(session.Accept(call.OperationId, call.Request, content.Entities, kept, content.Changes, call.Directory, call.Now));
        return EmulatedResponse.Empty(202);
    }
}

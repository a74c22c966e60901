using Okta.Xaas.Api.Internal;

namespace Okta.Xaas.Refit.Internal;

/// <summary>Okta's names of the operations by their requests: errors, logs and the retry go by the name, which Refit does not know.</summary>
internal static class OperationRoutes
{
    private static readonly Dictionary<string, string> Routes = new()
    {
        ["GET sessions"] = Operations.ListSessions,
        ["POST sessions"] = Operations.CreateSession,
        ["GET sessions/*"] = Operations.GetSession,
        ["DELETE sessions/*"] = Operations.DeleteSession,
        ["POST sessions/*/start-import"] = Operations.StartImport,
        ["POST sessions/*/bulk-upsert"] = Operations.UploadUsersForUpsert,
        ["POST sessions/*/bulk-delete"] = Operations.UploadUsersForDelete,
        ["POST sessions/*/bulk-groups-upsert"] = Operations.UploadGroupsForUpsert,
        ["POST sessions/*/bulk-groups-delete"] = Operations.UploadGroupsForDelete,
        ["POST sessions/*/bulk-group-memberships-upsert"] = Operations.UploadMembershipsForUpsert,
        ["POST sessions/*/bulk-group-memberships-delete"] = Operations.UploadMembershipsForDelete,
        ["POST sessions/*/bulk-devices-upsert"] = Operations.UploadDevicesForUpsert,
        ["POST sessions/*/bulk-devices-delete"] = Operations.UploadDevicesForDelete,
        ["POST users"] = Operations.CreateUser,
        ["GET users/*"] = Operations.GetUser,
        ["PUT users/*"] = Operations.ReplaceUser,
        ["PATCH users/*"] = Operations.UpdateUser,
        ["DELETE users/*"] = Operations.DeleteUser,
        ["POST groups"] = Operations.CreateGroup,
        ["GET groups/*"] = Operations.GetGroup,
        ["POST groups/*"] = Operations.UpdateGroup,
        ["DELETE groups/*"] = Operations.DeleteGroup,
        ["GET groups/*/membership"] = Operations.GetMemberships,
        ["POST groups/*/membership"] = Operations.CreateMembership,
        ["DELETE groups/*/membership/*"] = Operations.DeleteMembership,
    };

    /// <param name="method">The request's method.</param>
    /// <param name="pathAndQuery">What follows the identity source's id.</param>
    public static string Find(HttpMethod method, string pathAndQuery)
    {
        // Every second segment is an id.
        var segments = pathAndQuery.Split('?')[0].Trim('/').Split('/');
        for (var i = 1; i < segments.Length; i += 2) segments[i] = "*";
        return Routes[$"{method.Method} {string.Join("/", segments)}"];
    }
}

namespace Okta.Xaas.Http.Internal;

/// <summary>How an operation counts against Okta's rate limits.</summary>
/// <param name="Group">The operations it shares a limit with.</param>
/// <param name="Room">How many requests of the window it leaves to the others of the group.</param>
internal readonly record struct Endpoint(EndpointGroup Group, int Room)
{
    // A look at a session can wait; its creation, its trigger and its cancellation should not have to wait for the next window.
    private const int RoomForActs = 3;

    /// <param name="operation">Okta's name of the operation.</param>
    public static Endpoint Of(string operation) => operation switch
    {
        "listIdentitySourceSessions" or "getIdentitySourceSession" => new(EndpointGroup.Sessions, RoomForActs),
        "createIdentitySourceSession" or "deleteIdentitySourceSession" or "startImportFromIdentitySource" => new(EndpointGroup.Sessions, 0),
        "getApplication" or "listApplicationUsers" or "getApplicationUser" => new(EndpointGroup.Apps, 0),
        "getApplicationUserSchema" => new(EndpointGroup.Schemas, 0),
        "listGroups" => new(EndpointGroup.OrgGroups, 0),
        "listLogEvents" => new(EndpointGroup.Logs, 0),
        _ when operation.StartsWith("upload", StringComparison.Ordinal) => new(EndpointGroup.Bulk, 0),
        _ when operation.Contains("Group", StringComparison.Ordinal) => new(EndpointGroup.Groups, 0),
        _ when operation.Contains("User", StringComparison.Ordinal) => new(EndpointGroup.Users, 0),
        _ => new(EndpointGroup.Other, 0),
    };
}

using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Routes;

/// <summary>All operations. Paths are matched segment by segment after unescaping, so that an external id may hold any character.</summary>
internal static class OperationTable
{
    /// <summary>Not of the Identity Sources API, but what leads to it.</summary>
    public static readonly ApiOperation Token = new("token", "POST", ApiPaths.Token) { Group = EndpointGroup.Token };

    /// <summary>Not of the Identity Sources API either, but what tells of it.</summary>
    public static readonly ApiOperation Logs = new("listLogEvents", "GET", ApiPaths.Logs) { Group = EndpointGroup.Logs, Scope = "okta.logs.read" };

    /// <summary>Those of the Identity Sources API.</summary>
    public static readonly IReadOnlyList<ApiOperation> IdentitySources =
    [
        new("listIdentitySourceSessions", "GET", "sessions"),
        new("createIdentitySourceSession", "POST", "sessions"),
        new("getIdentitySourceSession", "GET", "sessions/*"),
        new("deleteIdentitySourceSession", "DELETE", "sessions/*"),
        new("startImportFromIdentitySource", "POST", "sessions/*/start-import"),

        new("uploadIdentitySourceDataForUpsert", "POST", "sessions/*/bulk-upsert"),
        new("uploadIdentitySourceDataForDelete", "POST", "sessions/*/bulk-delete"),
        new("uploadIdentitySourceGroupsForUpsert", "POST", "sessions/*/bulk-groups-upsert"),
        new("uploadIdentitySourceGroupsDataForDelete", "POST", "sessions/*/bulk-groups-delete"),
        new("uploadIdentitySourceGroupMembershipsForUpsert", "POST", "sessions/*/bulk-group-memberships-upsert"),
        new("uploadIdentitySourceGroupMembershipsForDelete", "POST", "sessions/*/bulk-group-memberships-delete"),
        new("uploadIdentitySourceDevicesForUpsert", "POST", "sessions/*/bulk-devices-upsert"),
        new("uploadIdentitySourceDevicesForDelete", "POST", "sessions/*/bulk-devices-delete"),

        new("createIdentitySourceUser", "POST", "users"),
        new("getIdentitySourceUser", "GET", "users/*"),
        new("replaceExistingIdentitySourceUser", "PUT", "users/*"),
        new("updateIdentitySourceUsers", "PATCH", "users/*"),
        new("deleteIdentitySourceUser", "DELETE", "users/*"),

        new("createIdentitySourceGroups", "POST", "groups"),
        new("getIdentitySourceGroup", "GET", "groups/*"),
        new("updateIdentitySourceGroups", "POST", "groups/*"),
        new("deleteIdentitySourceGroup", "DELETE", "groups/*"),

        new("getIdentitySourceGroupMemberships", "GET", "groups/*/membership"),
        new("createIdentitySourceGroupsMemberships", "POST", "groups/*/membership"),
        new("deleteIdentitySourceGroupMemberships", "DELETE", "groups/*/membership/*"),
    ];

    // Those that have a path of their own.
    private static readonly ApiOperation[] Elsewhere = [Token, Logs];

    public static IEnumerable<ApiOperation> All => Elsewhere.Concat(IdentitySources);

    public static bool Knows(string operationId) => All.Any(operation => operation.Id == operationId);

    public static OperationMatch Find(string method, string escapedPath)
    {
        if (Array.Find(Elsewhere, one => one.Path == escapedPath) is { } other) return new(other.Method == method ? other : null, null, [], true);
        if (!escapedPath.StartsWith(ApiPaths.IdentitySources, StringComparison.Ordinal)) return new(null, null, [], false);
        var segments = Array.ConvertAll(escapedPath[ApiPaths.IdentitySources.Length..].Split('/'), Uri.UnescapeDataString);
        var pathIsKnown = false;
        foreach (var operation in IdentitySources)
        {
            if (operation.Match(segments.AsSpan(1)) is not { } values) continue;
            if (operation.Method == method) return new(operation, segments[0], values, true);
            pathIsKnown = true;
        }

        return new(null, segments[0], [], pathIsKnown);
    }
}

using Okta.Xaas.Emulator.Wire;

namespace Okta.Xaas.Emulator.Routes;

/// <summary>All operations. Paths are matched segment by segment after unescaping, so that an external id may hold any character.</summary>
internal static class OperationTable
{
    /// <summary>Not of the Identity Sources API, but what leads to it.</summary>
    public static readonly ApiOperation Token = new("token", "POST", ApiPaths.Token) { Group = EndpointGroup.Token };

    /// <summary>Not of the Identity Sources API either, but what tells of it. D: an identity source's id is its app's.</summary>
    public static readonly IReadOnlyList<ApiOperation> Org =
    [
        OfOrg("getApplication", ApiPaths.App, EndpointGroup.Apps, "okta.apps.read"),
        OfOrg("listApplicationUsers", ApiPaths.AppUsers, EndpointGroup.Apps, "okta.apps.read"),
        OfOrg("getApplicationUser", ApiPaths.AppUsers + "/*", EndpointGroup.Apps, "okta.apps.read"),
        OfOrg("getApplicationUserSchema", ApiPaths.AppSchema, EndpointGroup.Schemas, "okta.schemas.read"),
        OfOrg("listGroups", ApiPaths.Groups, EndpointGroup.OrgGroups, "okta.groups.read"),
        OfOrg("listLogEvents", ApiPaths.Logs, EndpointGroup.Logs, "okta.logs.read"),
    ];

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
    private static readonly ApiOperation[] Elsewhere = [Token, .. Org];

    public static IEnumerable<ApiOperation> All => Elsewhere.Concat(IdentitySources);

    public static bool Knows(string operationId) => All.Any(operation => operation.Id == operationId);

    public static OperationMatch Find(string method, string escapedPath)
    {
        if (!escapedPath.StartsWith(ApiPaths.IdentitySources, StringComparison.Ordinal)) return FindElsewhere(method, escapedPath);
        var segments = Segments(escapedPath[ApiPaths.IdentitySources.Length..]);
        var pathIsKnown = false;
        foreach (var operation in IdentitySources)
        {
            if (operation.Match(segments.AsSpan(1)) is not { } values) continue;
            if (operation.Method == method) return new(operation, segments[0], values, true);
            pathIsKnown = true;
        }

        return new(null, segments[0], [], pathIsKnown);
    }

    // The first value, where there is one, is the app's id.
    private static OperationMatch FindElsewhere(string method, string escapedPath)
    {
        var segments = Segments(escapedPath);
        foreach (var operation in Elsewhere)
        {
            if (operation.Match(segments) is { } values) return new(operation.Method == method ? operation : null, values.Length > 0 ? values[0] : null, values.Length > 0 ? values[1..] : [], true);
        }

        return new(null, null, [], false);
    }

    private static string[] Segments(string escapedPath)
    {
        var segments = escapedPath.Split('/');
        foreach (ref var segment in segments.AsSpan()) segment = Uri.UnescapeDataString(segment);
        return segments;
    }

    private static ApiOperation OfOrg(string id, string path, EndpointGroup group, string scope) => new(id, "GET", path) { Group = group, Scope = scope, IsOfOrg = true };
}

using Okta.Xaas.Emulator.OAuth;
using Okta.Xaas.Emulator.Operations;

namespace Okta.Xaas.Emulator.Routes;

/// <summary>All operations. Paths are matched segment by segment after unescaping, so that an external id may hold any character.</summary>
internal static class OperationTable
{
    /// <summary>Not of the Identity Sources API, but what leads to it.</summary>
    public static readonly Operation Token = new("token", "POST", AuthorizationServer.TokenPath, call => call.Authorization.Issue(call.Request, call.Now))
    {
        Group = EndpointGroup.Token,
    };

    /// <summary>Not of the Identity Sources API either, but what tells of it.</summary>
    public static readonly Operation Logs = new("listLogEvents", "GET", "/api/v1/logs", LogOperation.List) { Group = EndpointGroup.Logs, Scope = "okta.logs.read" };

    // Those that have a path of their own.
    private static readonly Operation[] Elsewhere = [Token, Logs];

    private const string SourcePath = "/api/v1/identity-sources/";

    private static readonly Operation[] All =
        [.. SessionOperations.All, .. BulkOperations.All, .. UserOperations.All, .. GroupOperations.All, .. MembershipOperations.All];

    public static int Count => All.Length;

    public static bool Knows(string operationId) => Elsewhere.Concat(All).Any(operation => operation.Id == operationId);

    public static OperationMatch Find(string method, string escapedPath)
    {
        if (Array.Find(Elsewhere, one => one.Path == escapedPath) is { } other) return new(other.Method == method ? other : null, null, [], true);
        if (!escapedPath.StartsWith(SourcePath, StringComparison.Ordinal)) return new(null, null, [], false);
        var segments = Array.ConvertAll(escapedPath[SourcePath.Length..].Split('/'), Uri.UnescapeDataString);
        var pathIsKnown = false;
        foreach (var operation in All)
        {
            if (operation.Match(segments.AsSpan(1)) is not { } values) continue;
            if (operation.Method == method) return new(operation, segments[0], values, true);
            pathIsKnown = true;
        }

        return new(null, segments[0], [], pathIsKnown);
    }
}

/// <summary>What a method and path mean.</summary>
internal sealed record OperationMatch(Operation? Operation, string? IdentitySourceId, string[] Values, bool PathIsKnown)
{
    /// <summary>The session that the path names, if it names one.</summary>
    public string? SessionId => Operation?.NamesSession == true ? Values[0] : null;

    public EndpointGroup Group => Operation?.Group ?? EndpointGroup.Other;
}

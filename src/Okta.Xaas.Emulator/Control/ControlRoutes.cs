namespace Okta.Xaas.Emulator.Control;

/// <summary>All routes of the control API.</summary>
internal static class ControlRoutes
{
    public const string Root = "/_emulator/";

    public static readonly ControlRoute[] All =
    [
        new("GET", Root + "openapi.json", _ => new ControlAnswer(200, "application/json", OpenApiDocument.Bytes)),
        new("GET", Root + "events", null),
        .. StateRoutes.All,
        .. SessionRoutes.All,
        .. DirectoryRoutes.All,
        .. SchemaRoutes.All,
        .. RequestRoutes.All,
        .. FaultRoutes.All,
    ];

    /// <summary>The route of a method and path, and the path's values.</summary>
    /// <exception cref="ControlException">There is none.</exception>
    public static (ControlRoute Route, string[] Values) Find(string method, string escapedPath)
    {
        var segments = Array.ConvertAll(escapedPath.Split('/'), Uri.UnescapeDataString);
        var others = new List<string>();
        foreach (var route in All)
        {
            if (route.Match(segments) is not { } values) continue;
            if (route.Method == method) return (route, values);
            others.Add(route.Method);
        }

        throw others.Count == 0
            ? ControlException.NotFound($"The control API has no path {escapedPath}: see {Root}openapi.json.")
            : new ControlException(405, "The path takes another method", $"{escapedPath} takes {string.Join(", ", others)}.");
    }
}

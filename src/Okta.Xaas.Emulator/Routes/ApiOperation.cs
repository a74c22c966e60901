namespace Okta.Xaas.Emulator.Routes;

/// <summary>One operation of the API: Okta's operation id, its method, and its path: below the identity source, or a whole one.</summary>
internal sealed record ApiOperation(string Id, string Method, string Path)
{
    private const string ReadScope = "okta.identitySources.read";
    private const string ManageScope = "okta.identitySources.manage";

    private readonly string[] _segments = Path.Split('/');

    /// <summary>The scope that an access token needs for it.</summary>
    public string Scope { get; init; } = ScopeOf(Method);

    /// <summary>Whose rate limit it counts for.</summary>
    public EndpointGroup Group { get; init; } = GroupOf(Path);

    /// <summary>Whether it is none of the Identity Sources API, but one of the org's, which may be refused.</summary>
    public bool IsOfOrg { get; init; }

    public bool NamesSession => Path.StartsWith("sessions/*", StringComparison.Ordinal);

    public static string ScopeOf(string method) => method == "GET" ? ReadScope : ManageScope;

    /// <summary>The path's values in order, or null when the path is another one.</summary>
    public string[]? Match(ReadOnlySpan<string> segments)
    {
        if (segments.Length != _segments.Length) return null;
        var count = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            if (IsValue(i, segments[i])) count++;
            else if (!string.Equals(_segments[i], segments[i], StringComparison.Ordinal)) return null;
        }

        var values = new string[count];
        for (var i = segments.Length - 1; count > 0; i--)
        {
            if (IsValue(i, segments[i])) values[--count] = segments[i];
        }

        return values;
    }

    private bool IsValue(int place, string segment) => _segments[place] == "*" && segment.Length > 0;

    private static EndpointGroup GroupOf(string path) => path.Split('/') switch
    {
        ["sessions", _, var last] when last.StartsWith("bulk-", StringComparison.Ordinal) => EndpointGroup.Bulk,
        ["sessions", ..] => EndpointGroup.Sessions,
        ["users", ..] => EndpointGroup.Users,
        ["groups", ..] => EndpointGroup.Groups,
        _ => EndpointGroup.Other,
    };
}

namespace Okta.Xaas.Emulator.Operations;

/// <summary>One operation of the API: Okta's operation id, its method, its path below the identity source, and what it does.</summary>
internal sealed record Operation(string Id, string Method, string Path, Func<OperationContext, EmulatedResponse> Run)
{
    private readonly string[] _segments = Path.Split('/');

    public bool NamesSession => Path.StartsWith("sessions/*", StringComparison.Ordinal);

    /// <summary>The path's values in order, or null when the path is another one.</summary>
    public string[]? Match(ReadOnlySpan<string> segments)
    {
        if (segments.Length != _segments.Length) return null;
        var values = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i] == "*" && segments[i].Length > 0) values.Add(segments[i]);
            else if (!string.Equals(_segments[i], segments[i], StringComparison.Ordinal)) return null;
        }

        return [.. values];
    }
}

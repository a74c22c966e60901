namespace Okta.Xaas.Emulator.Control;

/// <summary>One route of the control API; its path is that of the OpenAPI document. Without an answer it is the stream of events.</summary>
internal sealed record ControlRoute(string Method, string Path, Func<ControlCall, ControlAnswer>? Answer)
{
    private readonly string[] _segments = Path.Split('/');

    /// <summary>The path's values in order, or null when the path is another one.</summary>
    public string[]? Match(string[] segments)
    {
        if (segments.Length != _segments.Length) return null;
        var values = new List<string>();
        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i].StartsWith('{') && segments[i].Length > 0) values.Add(segments[i]);
            else if (!string.Equals(_segments[i], segments[i], StringComparison.Ordinal)) return null;
        }

        return [.. values];
    }
}

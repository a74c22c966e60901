namespace Okta.Xaas.Emulator.Wire;

/// <summary>A request line: the path is kept escaped, since only then %2F and / stay apart.</summary>
internal sealed record RequestHead(string Method, string Origin, string Path, string Query)
{
    public static RequestHead Parse(string method, string origin, string rawTarget)
    {
        // A client that speaks through a proxy sends the absolute form.
        var target = Uri.TryCreate(rawTarget, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute.PathAndQuery : rawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0
            ? new(method, origin, target, string.Empty)
            : new(method, origin, target[..mark], target[(mark + 1)..]);
    }
}

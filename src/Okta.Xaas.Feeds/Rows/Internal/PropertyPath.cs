namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>Where something stands in JSON: names of properties with points between them, such as <c>data.items</c>.</summary>
internal sealed class PropertyPath
{
    /// <summary>As many levels as a reader looks into.</summary>
    public const int MostNames = 16;

    private readonly string[] _names;

    private PropertyPath(string text, string[] names) => (Text, _names) = (text, names);

    public string Text { get; }

    public int Length => _names.Length;

    /// <summary>Null when the text is no path.</summary>
    public static PropertyPath? Of(string text) => text.Split('.') is var names && names.Length <= MostNames && names.All(name => name.Trim().Length > 0) ? new(text, names) : null;

    /// <summary>Whether the names from the outermost one are those of this path.</summary>
    public bool Is(string?[] names, int depth)
    {
        if (depth != _names.Length) return false;
        for (var i = 0; i < depth; i++)
        {
            if (!string.Equals(names[i], _names[i], StringComparison.OrdinalIgnoreCase)) return false;
        }

        return true;
    }
}

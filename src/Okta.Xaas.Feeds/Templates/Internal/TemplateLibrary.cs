namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>What the templates of one mapping share: the tables of <c>lookup</c>, by their names.</summary>
internal sealed class TemplateLibrary
{
    public static readonly TemplateLibrary Empty = new([]);

    private readonly Dictionary<string, LookupTable> _tables;

    /// <exception cref="ArgumentException">Two tables have the same name.</exception>
    public TemplateLibrary(IEnumerable<LookupTable> tables) => _tables = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);

    public IEnumerable<string> TableNames => _tables.Keys;

    public LookupTable? TableOf(string name) => _tables.TryGetValue(name, out var table) ? table : null;
}

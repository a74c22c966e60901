using System.Text;

namespace Okta.Xaas.Changes.Internal;

/// <summary>The names of attributes as JSON has them, each with its rule: one entity after another has the same ones, mostly in the same order.</summary>
internal sealed class KnownNames(Func<string, AttributeRule?> ruleOf)
{
    // A source's schema has a dozen or two. Names without end must not fill the memory.
    private const int MaxNames = 256;
    private const int MaxPlaces = 64;

    [ThreadStatic]
    private static KnownNames? _ofUsers;

    [ThreadStatic]
    private static KnownNames? _ofGroups;

    private readonly Dictionary<string, Attribute> _known = new(StringComparer.Ordinal);
    private readonly Attribute?[] _byPlace = new Attribute?[MaxPlaces];

    /// <summary>Those of users that this thread has seen: an entity is written without a pause.</summary>
    public static KnownNames OfUsers => _ofUsers ??= new(AttributeRule.OfUser);

    /// <summary>Those of groups.</summary>
    public static KnownNames OfGroups => _ofGroups ??= new(AttributeRule.OfGroup);

    /// <summary>The name at this place of its profile; <see langword="null"/> for one that needs escapes.</summary>
    public Attribute? Find(int place, string name)
    {
        if (place >= MaxPlaces) return Find(name);
        if (_byPlace[place] is { } guess && string.Equals(guess.Name, name, StringComparison.Ordinal)) return guess;
        return _byPlace[place] = Find(name);
    }

    private Attribute? Find(string name)
    {
        if (_known.TryGetValue(name, out var known)) return known;
        if (!PlainText.Is(name)) return null;
        if (_known.Count == MaxNames) _known.Clear();
        return _known[name] = new(name, Encoding.UTF8.GetBytes($",\"{name}\":"), Encoding.UTF8.GetBytes($",\"{name}\":\""), ruleOf(name));
    }

    /// <param name="Name">Its name.</param>
    /// <param name="BeforeNull">What stands before its value when that is null, from the comma on.</param>
    /// <param name="BeforeText">What stands before its value when that is text.</param>
    /// <param name="Rule">Okta's limits of it.</param>
    internal sealed record Attribute(string Name, byte[] BeforeNull, byte[] BeforeText, AttributeRule? Rule);
}

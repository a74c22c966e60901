#if NET
using System.Runtime.InteropServices;
#endif

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>
/// Counts, while the people of a list go by, how many have a value of each attribute, and which: of an attribute with many different values only the former, so
/// that memory stays small.
/// </summary>
internal sealed class AttributeWatch
{
    private const int MostValues = 1_000;

    private readonly List<Column> _columns = [];
    private readonly Dictionary<string, Column> _byName = new(StringComparer.Ordinal);

    public void See(IReadOnlyList<KeyValuePair<string, string?>> sortedProfile)
    {
        for (var i = 0; i < sortedProfile.Count; i++)
        {
            if (sortedProfile[i].Value is { Length: > 0 } value) ColumnAt(i, sortedProfile[i].Key).Count(value);
        }
    }

    /// <summary>The attributes of which anybody has a value.</summary>
    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>How many people of the list have a value.</summary>
    public long WithValue(string attribute) => _byName.TryGetValue(attribute, out var column) ? column.Total : 0;

    /// <summary>How many have this one; null when that is not known, as there are too many different ones.</summary>
    public long? With(string attribute, string value) =>
        !_byName.TryGetValue(attribute, out var column) ? 0 : column.Values is not { } values ? null : values.TryGetValue(value, out var count) ? count : 0;

    // The profiles of a list mostly have the same attributes in the same places.
    private Column ColumnAt(int place, string name)
    {
        if (place < _columns.Count && _columns[place].Name == name) return _columns[place];
        if (!_byName.TryGetValue(name, out var column)) _byName[name] = column = new(name);
        if (place == _columns.Count) _columns.Add(column);
        else if (place < _columns.Count) _columns[place] = column;
        return column;
    }

    private sealed class Column(string name)
    {
        public string Name => name;

        public long Total { get; private set; }

        public Dictionary<string, long>? Values { get; private set; } = new(StringComparer.Ordinal);

        public void Count(string value)
        {
            Total++;
            if (Values is null) return;
#if NET
            // Looked up once instead of twice, as it is done for each value of a list.
            CollectionsMarshal.GetValueRefOrAddDefault(Values, value, out _)++;
#else
            Values[value] = Values.TryGetValue(value, out var count) ? count + 1 : 1;
#endif
            if (Values.Count > MostValues) Values = null;
        }
    }
}

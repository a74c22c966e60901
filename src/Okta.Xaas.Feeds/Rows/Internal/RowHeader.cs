using Okta.Xaas.Snapshots;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>The header of a table: which column stands where. Names are compared as <see cref="LikeTexts"/> are.</summary>
internal sealed class RowHeader(string sourceName, long? line, IReadOnlyList<string> names)
{
    // So many missing columns mean another file, or another mapping; the rest would only hide that.
    private const int MostNamed = 3;

    private readonly ILookup<string, int> _places = names
        .Select((name, place) => (Name: name, Place: place))
        .ToLookup(column => column.Name, column => column.Place, LikeTexts.Comparer);

    public int Count => names.Count;

    /// <summary>Where it stands; null for a source that has no lines.</summary>
    public long? Line => line;

    /// <summary>What messages call the source.</summary>
    public string SourceName => sourceName;

    /// <summary>Whether the last column has no name, as when each line ends with a delimiter.</summary>
    public bool EndsUnnamed => names.Count > 0 && LikeTexts.Plain(names[names.Count - 1]).Length == 0;

    /// <summary>The columns' names as they stand there.</summary>
    public IReadOnlyList<string> Names => names;

    public bool HasAll(IEnumerable<HrColumn> columns) => columns.All(column => _places.Contains(column.Name));

    /// <summary>Throws unless every column that the mapping names is there, and once.</summary>
    public void Require(IEnumerable<HrColumn> columns, string mappingName)
    {
        var wanted = columns.OrderBy(column => column.Line).ToList();
        var missing = wanted
            .Where(column => !_places.Contains(column.Name))
            .GroupBy(column => column.Name, LikeTexts.Comparer)
            .Select(same => same.First())
            .ToList();
        if (missing.Count > 0)
        {
            // A line without any of the columns may be no header but a person's row, so nothing of it is told.
            if (wanted.All(column => !_places.Contains(column.Name)))
                throw Fault($"this line has none of the columns that {mappingName} names ({Amount.Of(names.Count, "cell")}), so it is no header: is it the right file? \"skipRows\" in the mapping skips lines above the header");
            var named = string.Join(", ", missing.Take(MostNamed).Select(Named));
            if (missing.Count > MostNamed) named += $" and {missing.Count - MostNamed} more";
            throw Fault($"{named} {(missing.Count == 1 ? "is" : "are")} missing; the header has: {string.Join(", ", names.Select(LikeTexts.Plain))}");
        }

        foreach (var column in wanted)
        {
            var places = _places[column.Name].Select(place => place + 1).ToList();
            if (places.Count > 1) throw Fault($"{Named(column)} stands at {string.Join(" and ", places)}; which one is meant?");
        }

        string Named(HrColumn column) => $"column '{column.Name}' that {mappingName} line {column.Line} names";
    }

    /// <summary>The place of a column that <see cref="Require"/> has found.</summary>
    public int PlaceOf(HrColumn column) => PlaceOf(column.Name);

    public string NameAt(int place) => names[place];

    public int PlaceOf(string column) => _places[column].First();

    /// <summary>Where a column stands; nowhere, or more than once, as nobody has looked yet.</summary>
    public IEnumerable<int> PlacesOf(string column) => _places[column];

    private SnapshotReadException Fault(string message) => ReadFault.InLine(sourceName, line, message);
}

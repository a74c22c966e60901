using Okta.Xaas.Snapshots.Reading.Mapping;
using Okta.Xaas.Snapshots.Reading.Mapping.Internal;

namespace Okta.Xaas.Snapshots.Reading.Csv.Internal;

/// <summary>The header of an export: which column stands where. Names are compared without regard to case and to blanks around them.</summary>
internal sealed class HrCsvHeader(string fileName, long line, IReadOnlyList<string> names)
{
    // So many missing columns mean another file, or another mapping; the rest would only hide that.
    private const int MostNamed = 3;

    private readonly ILookup<string, int> _places = names
        .Select((name, place) => (Name: name.Trim(), Place: place))
        .ToLookup(column => column.Name, column => column.Place, StringComparer.OrdinalIgnoreCase);

    public int Count => names.Count;

    /// <summary>Throws unless every column that the mapping names is there, and once.</summary>
    public void Require(HrMapping mapping)
    {
        var missing = mapping.Columns
            .Where(column => !_places.Contains(column.Name))
            .GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())
            .ToList();
        if (missing.Count > 0)
        {
            var wanted = string.Join(", ", missing.Take(MostNamed).Select(Named));
            if (missing.Count > MostNamed) wanted += $" and {missing.Count - MostNamed} more";
            throw SnapshotReadException.InLine(fileName, line, $"{wanted} {(missing.Count == 1 ? "is" : "are")} missing; the header has: {string.Join(", ", names)}");
        }

        foreach (var column in mapping.Columns)
        {
            var places = _places[column.Name].Select(place => place + 1).ToList();
            if (places.Count > 1) throw SnapshotReadException.InLine(fileName, line, $"{Named(column)} stands at {string.Join(" and ", places)}; which one is meant?");
        }

        string Named(HrColumn column) => $"column '{column.Name}' that {mapping.FileName} line {column.Line} names";
    }

    /// <summary>The place of a column that <see cref="Require"/> has found.</summary>
    public int PlaceOf(HrColumn column) => _places[column.Name].First();
}

using System.Data.Common;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>Where the columns of a result stand.</summary>
internal static class ColumnPlan
{
    /// <summary>The names of a result's columns.</summary>
    public static RowHeader HeaderOf(DbDataReader reader, string origin)
    {
        var names = NamesOf(reader);
        return names.Length > 0 ? new RowHeader(origin, null, names) : throw new SnapshotReadException(origin, $"{origin} gives no columns; it must be one that selects");
    }

    /// <summary>The places of the wanted columns, in their order; one exception names all that can't be found, or stand twice.</summary>
    public static int[] Find(RowHeader header, DbDataReader reader, IReadOnlyList<WantedColumn> wanted)
    {
        var faults = wanted.GroupBy(column => column.Name, LikeTexts.Comparer).Select(FaultOf).OfType<string>().ToList();
        var origin = header.SourceName;
        if (faults.Count > 0) throw new SnapshotReadException(origin, $"{origin}: {string.Join("; ", faults)}; the result has: {string.Join(", ", NamesOf(reader))}");
        return [.. wanted.Select(column => header.PlaceOf(column.Name)).Distinct().OrderBy(place => place)];

        string? FaultOf(IGrouping<string, WantedColumn> column)
        {
            var places = header.PlacesOf(column.Key).Select(place => place + 1).ToList();
            var named = $"column '{column.Key}' for {string.Join(", ", column.Select(use => use.For).Distinct())}";
            return places.Count switch
            {
                0 => $"{named} is missing",
                1 => null,
                _ => $"{named} stands at {string.Join(" and ", places)}: give one another name with AS",
            };
        }
    }

    private static string[] NamesOf(DbDataReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
}

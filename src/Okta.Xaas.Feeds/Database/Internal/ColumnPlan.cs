using System.Data.Common;
using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Database.Internal;

/// <summary>Where the wanted columns stand in a result.</summary>
internal static class ColumnPlan
{
    /// <summary>The place of each wanted column, in the order in which they are wanted.</summary>
    public static int[] Find(DbDataReader reader, string origin, IReadOnlyList<WantedColumn> wanted)
    {
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        if (names.Count == 0) throw new SnapshotReadException(origin, $"{origin} gives no columns; it must be one that selects");
        var faults = wanted.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).Select(FaultOf).OfType<string>().ToList();
        if (faults.Count > 0) throw new SnapshotReadException(origin, $"{origin}: {string.Join("; ", faults)}; the result has: {string.Join(", ", names)}");
        return [.. wanted.Select(column => names.FindIndex(name => IsNamed(name, column.Name)))];

        string? FaultOf(IGrouping<string, WantedColumn> column)
        {
            var places = names.Select((name, place) => (name, place)).Where(given => IsNamed(given.name, column.Key)).Select(given => given.place + 1).ToList();
            var named = $"column '{column.Key}' for {string.Join(", ", column.Select(use => use.For))}";
            return places.Count switch
            {
                0 => $"{named} is missing",
                1 => null,
                _ => $"{named} stands at {string.Join(" and ", places)}: give one another name with AS",
            };
        }
    }

    private static bool IsNamed(string given, string wanted) => string.Equals(given, wanted, StringComparison.OrdinalIgnoreCase);
}

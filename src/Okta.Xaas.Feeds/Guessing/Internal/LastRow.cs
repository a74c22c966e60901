using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>The last row of an export where it only sums up the others.</summary>
/// <param name="Column">The first column in which it has something.</param>
/// <param name="Word">The word with which that begins, and no other row there; null: it has none.</param>
/// <param name="Count">The column that has the number of rows; null: none has.</param>
internal sealed record LastRow(string Column, string? Word, string? Count)
{
    private const int LeastLetters = 3;

    /// <summary>Null when it is a row as the others are.</summary>
    public static LastRow? Of(SourceRow row, IReadOnlyList<ColumnProfile> columns)
    {
        var places = Enumerable.Range(0, Math.Min(columns.Count, row.Cells.Length)).Where(place => row[place].Length > 0).ToList();
        var always = Enumerable.Range(0, columns.Count).Where(place => columns[place].Rows > 1 && columns[place].Filled == columns[place].Rows).ToList();
        if (always.Count < 2 || places.Count is 0 or > 2 || always.Count(places.Contains) > 1) return null;
        var first = columns[places[0]];
        var word = string.Concat(row[places[0]].TakeWhile(char.IsLetter));
        var count = places.Where(place => HrFooterRule.NumberIn(row[place]) == first.Rows).DefaultIfEmpty(-1).First();
        return new(first.Name, word.Length >= LeastLetters && !first.HasBeginningWith(word) ? word : null, count < 0 ? null : columns[count].Name);
    }
}

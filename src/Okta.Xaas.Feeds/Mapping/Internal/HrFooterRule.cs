using System.Globalization;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Which rows are no records but sum up the others. A value that ends with a star is the beginning of one.</summary>
internal sealed record HrFooterRule(HrColumn Column, IReadOnlyList<string> Values, HrColumn? Count)
{
    private const char AnyEnd = '*';

    public bool Matches(string cell) => Values.Any(value => value[value.Length - 1] == AnyEnd
        ? cell.StartsWith(value.Substring(0, value.Length - 1), StringComparison.OrdinalIgnoreCase)
        : cell.Equals(value, StringComparison.OrdinalIgnoreCase));

    /// <summary>The number of records that a footer's cell names: the only number in it.</summary>
    public static long? NumberIn(string cell)
    {
        var start = cell.Select((character, at) => (character, at)).Where(letter => letter.character is >= '0' and <= '9').Select(letter => letter.at).DefaultIfEmpty(-1).First();
        if (start < 0) return null;
        var end = start;
        while (end < cell.Length && cell[end] is (>= '0' and <= '9') or ',' or '.' or ' ') end++;
        var digits = string.Concat(cell.Substring(start, end - start).Where(character => character is >= '0' and <= '9'));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

using System.Globalization;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Which rows are no records but sum up the others. A value that ends with a star is the beginning of one.</summary>
internal sealed record HrFooterRule(HrColumn Column, IReadOnlyList<string> Values, HrColumn? Count)
{
    private const char AnyEnd = '*';

    public bool Matches(string cell)
    {
        var plain = LikeTexts.Plain(cell);
        return Values.Any(value => value[value.Length - 1] == AnyEnd
            ? plain.StartsWith(LikeTexts.Plain(value.Substring(0, value.Length - 1)), StringComparison.OrdinalIgnoreCase)
            : LikeTexts.Comparer.Equals(plain, value));
    }

    /// <summary>The number of records that a footer's cell names: the only number in it.</summary>
    public static long? NumberIn(string cell)
    {
        var start = cell.Select((character, at) => (character, at)).Where(letter => letter.character is >= '0' and <= '9').Select(letter => letter.at).DefaultIfEmpty(-1).First();
        if (start < 0) return null;
        var end = start;
        while (end < cell.Length && (IsDigit(cell, end) || IsBetweenThousands(cell, end))) end++;
        var digits = string.Concat(cell.Substring(start, end - start).Where(character => character is >= '0' and <= '9'));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsDigit(string text, int at) => at < text.Length && text[at] is >= '0' and <= '9';

    // Three digits stand behind it, and not a fourth.
    private static bool IsBetweenThousands(string text, int at) =>
        text[at] is ',' or '.' or ' ' or '\'' or '\u00a0' or '\u202f' && IsDigit(text, at + 1) && IsDigit(text, at + 2) && IsDigit(text, at + 3) && !IsDigit(text, at + 4);
}

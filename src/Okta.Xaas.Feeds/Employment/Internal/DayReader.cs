using System.Globalization;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Employment.Internal;

/// <summary>Reads a column's days: texts in the formats that are named, or what a database has.</summary>
internal sealed class DayReader
{
    private readonly string _column;
    private readonly DayFormat[] _formats;
    private readonly HashSet<string> _noDate;
    private readonly TimeZoneInfo _zone;

    public DayReader(string column, IEnumerable<string> formats, IEnumerable<string> noDate, int? twoDigitYearMax, TimeZoneInfo zone)
    {
        _column = column;
        _formats = DayFormat.All(formats, twoDigitYearMax);
        _noDate = NoDates(noDate);
        _zone = zone;
    }

    /// <summary>The texts that stand for no date.</summary>
    public static HashSet<string> NoDates(IEnumerable<string> texts) => new(texts, LikeTexts.Comparer);

    /// <summary>Whether the value is a day, or stands for none.</summary>
    /// <param name="value">A text, or a value of a database.</param>
    /// <param name="day">The day; null for none.</param>
    /// <param name="fault">Why it is neither; without the value.</param>
    public bool TryRead(object? value, out DateTime? day, out string? fault)
    {
        fault = null;
        day = value switch
        {
            null => null,
            // A moment, as PostgreSQL's with time zone is; one of no kind is what is written there.
            DateTime { Kind: not DateTimeKind.Unspecified, Year: > 1 and < 9999 } time => DayFormat.DayOf(new DateTimeOffset(time), _zone),
            DateTime time => time.Date,
            DateTimeOffset time => DayFormat.DayOf(time, _zone),
#if NET
            DateOnly date => date.ToDateTime(TimeOnly.MinValue),
#endif
            _ => ReadText(Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(), out fault),
        };

        // What nobody entered: the first day of the calendar is the empty value of many systems.
        if (day is { Year: 1 }) day = null;
        return fault is null;
    }

    /// <summary>Whether a text is 00.00.0000 or the like, which is no day in any format.</summary>
    public static bool IsAllZeros(string text)
    {
        var zeros = 0;
        foreach (var character in text)
        {
            if (character == '0') zeros++;
            else if (char.IsLetterOrDigit(character) && character != 'T' && character != 'Z') return false;
        }

        return zeros >= 4;
    }

    private DateTime? ReadText(string text, out string? fault)
    {
        fault = null;
        if (text.Length == 0 || IsAllZeros(text) || _noDate.Contains(text)) return null;
        foreach (var format in _formats)
        {
            if (format.TryRead(text, _zone, out var day)) return day;
        }

        fault = $"column '{_column}' is not a date of the form {string.Join(" or ", _formats.Select(format => format.Text))}";
        return null;
    }
}

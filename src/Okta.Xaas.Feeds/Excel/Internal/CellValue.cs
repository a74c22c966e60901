using System.Globalization;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Excel.Internal;

/// <summary>What a cell has, as people see it: days without a midnight, whole numbers without a point, and the leading zeros of a number that is shown with them.</summary>
internal static class CellValue
{
    // A spreadsheet keeps so many digits; what comes after them are zeros.
    private const double MostExact = 1e15;

    /// <param name="value">As the reader gives it.</param>
    /// <param name="format">The cell's number format; null for none.</param>
    /// <returns>The value; a <see cref="CellFlaw"/> for a number with more digits than a spreadsheet keeps.</returns>
    public static object? Of(object? value, string? format)
    {
        switch (value)
        {
            // A time of day, which a spreadsheet has as one before its first day.
            case DateTime { Year: < 1900 } time:
                return time.TimeOfDay;
            case DateTime time:
                return time.TimeOfDay == TimeSpan.Zero ? new Day(time) : time;
            case double number when Math.Abs(number) >= MostExact:
                return CellFlaw.Inexact;
            case double number when Math.Floor(number) == number:
                return IsZeros(format) ? ((long)number).ToString(new string('0', format!.Length), CultureInfo.InvariantCulture) : (long)number;
            default:
                return value;
        }
    }

    // 00000: a key or a postcode.
    private static bool IsZeros(string? format) => format is { Length: > 1 and < 20 } && format.All(character => character == '0');
}

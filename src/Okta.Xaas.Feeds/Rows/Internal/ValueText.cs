using System.Globalization;
using System.Numerics;

namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>Writes a value of a source that has types as text, alike on every machine.</summary>
internal static class ValueText
{
    private const string WholeDay = "yyyy-MM-dd";

    private const string DayAndTime = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <exception cref="NotSupportedException">The type can't become text, or not with this format; the message says how to mend it, to follow the column's name.</exception>
    public static string Of(object value, string? format = null) => value switch
    {
        string text => format is null ? text : throw FormatOf("text", format),
        bool truth => format is null ? truth ? "true" : "false" : throw FormatOf("of type Boolean", format),
        char letter => format is null ? letter.ToString() : throw FormatOf("text", format),
        Day day => Formatted(day.Date, format ?? WholeDay),
        DateTime time => Formatted(time, format ?? DayAndTime),
        DateTimeOffset time => Formatted(time, format ?? DayAndTime),
        TimeSpan time => Formatted(time, format ?? "c"),
        Guid id => Formatted(id, format ?? "D"),
        // Without it .NET Framework leaves the last digits out.
        double or float => Formatted((IFormattable)value, format ?? "R"),
        byte or sbyte or short or ushort or int or uint or long or ulong or decimal or BigInteger => Formatted((IFormattable)value, format),
#if NET
        DateOnly day => Formatted(day, format ?? WholeDay),
        TimeOnly time => Formatted(time, format ?? "HH:mm:ss.FFFFFFF"),
#endif
        _ => throw new NotSupportedException($"is of type {value.GetType().Name}, which can't become text: leave it out of the mapping, or make it a text in the query with CAST"),
    };

    private static string Formatted(IFormattable value, string? format)
    {
        try
        {
            return value.ToString(format, CultureInfo.InvariantCulture);
        }
        catch (FormatException fault)
        {
            throw new NotSupportedException($"is of type {value.GetType().Name}, for which '{format}' is no format", fault);
        }
    }

    private static NotSupportedException FormatOf(string what, string format) =>
        new($"is {what}, which has no format: take '{format}' out of its conversion, or make it a number or a date in the query with CAST");
}

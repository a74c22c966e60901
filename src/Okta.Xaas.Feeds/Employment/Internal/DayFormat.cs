using System.Globalization;

namespace Okta.Xaas.Feeds.Employment.Internal;

/// <summary>One way to write a day.</summary>
internal sealed class DayFormat
{
    public const string ExcelSerial = "excelSerial";

    // The 1st of March 1900, before which a spreadsheet counts a day that never was, and the last day of 9998.
    private const int FirstSerial = 61;
    private const int LastSerial = 2_958_100;

    // What a text has where no format is named.
    private static readonly string[] Iso = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];

    private static readonly DateTime SerialZero = new(1899, 12, 30);

    private readonly CultureInfo _culture = CultureInfo.InvariantCulture;
    private readonly string _specifiers;

    public DayFormat(string text, int? twoDigitYearMax)
    {
        Text = text;
        _specifiers = SpecifiersOf(text);
        if (twoDigitYearMax is not { } last) return;
        _culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        _culture.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = last };
    }

    public string Text { get; }

    public bool HasTwoDigitYear => Text != ExcelSerial && _specifiers.Contains('y') && !_specifiers.Contains("yyy");

    private bool HasOffset => _specifiers.IndexOfAny(['K', 'z']) >= 0;

    /// <summary>The formats that are named, or those of ISO 8601.</summary>
    public static DayFormat[] All(IEnumerable<string> formats, int? twoDigitYearMax) =>
        [.. formats.DefaultIfEmpty().SelectMany(format => format is null ? Iso : [format]).Select(format => new DayFormat(format, twoDigitYearMax))];

    public static DateTime DayOf(DateTimeOffset time, TimeZoneInfo zone) =>
        // A system that has days only writes them as midnight, in whatever offset.
        time.TimeOfDay == TimeSpan.Zero ? time.Date : TimeZoneInfo.ConvertTime(time, zone).Date;

    public bool TryRead(string text, TimeZoneInfo zone, out DateTime day)
    {
        var isRead = TryReadTime(text, out var time, out var hasOffset);
        day = hasOffset ? DayOf(time, zone) : time.Date;
        return isRead;
    }

    /// <summary>Reads the time that is written, and whether its offset is written, too.</summary>
    public bool TryReadTime(string text, out DateTimeOffset time, out bool hasOffset)
    {
        (time, hasOffset) = (default, false);
        DateTime written;
        if (Text == ExcelSerial)
        {
            if (!TryReadSerial(text, out written)) return false;
        }
        else if (HasOffset && DateTimeOffset.TryParseExact(text, Text, _culture, DateTimeStyles.AssumeUniversal, out time))
        {
            // A K that is not there says nothing of an offset: then the time is the one that is written.
            hasOffset = !DateTime.TryParseExact(text, Text, _culture, DateTimeStyles.RoundtripKind | DateTimeStyles.NoCurrentDateDefault, out written) || written.Kind != DateTimeKind.Unspecified;
            if (hasOffset) return true;
        }
        else if (HasOffset || !DateTime.TryParseExact(text, Text, _culture, DateTimeStyles.NoCurrentDateDefault, out written))
        {
            // Without this style a format that lacks the day would take the machine's.
            return false;
        }

        time = new DateTimeOffset(DateTime.SpecifyKind(written, DateTimeKind.Unspecified), TimeSpan.Zero);
        return true;
    }

    /// <summary>Whether it has day, month and year.</summary>
    public bool IsOfWholeDays()
    {
        if (Text == ExcelSerial) return true;
        try
        {
            // Only what a format has can be read back as it was written.
            return new[] { new DateTime(2026, 1, 31), new DateTime(2027, 12, 9) }.All(day => TryRead(Write(day), TimeZoneInfo.Utc, out var read) && read == day);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public string Write(DateTime day) => Text == ExcelSerial
        ? ((int)(day - SerialZero).TotalDays).ToString(CultureInfo.InvariantCulture)
        : new DateTimeOffset(day, TimeSpan.Zero).ToString(Text, _culture);

    private static bool TryReadSerial(string text, out DateTime day)
    {
        day = default;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) || serial is < FirstSerial or > LastSerial) return false;
        day = SerialZero.AddDays(serial);
        return true;
    }

    // The format without what is quoted or escaped in it.
    private static string SpecifiersOf(string text)
    {
        var specifiers = new System.Text.StringBuilder();
        char? quote = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (quote is not null)
            {
                if (text[i] == quote) quote = null;
            }
            else if (text[i] is '\'' or '"') quote = text[i];
            else if (text[i] == '\\') i++;
            else specifiers.Append(text[i]);
        }

        return specifiers.ToString();
    }
}

using System.Globalization;
using Okta.Xaas.Feeds.Employment.Internal;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>From the ways in which the HR system writes a day to another one.</summary>
internal sealed class DateConversion
{
    private readonly DayFormat[] _from;
    private readonly DayFormat _to;

    /// <param name="formats">Those in which the list has it, and last the one that is wanted.</param>
    /// <exception cref="FormatException">One of them can't be; the message says how to mend it.</exception>
    public DateConversion(IReadOnlyList<string> formats)
    {
        _from = [.. formats.Take(formats.Count - 1).Select(format => new DayFormat(format, null))];
        _to = new DayFormat(formats[formats.Count - 1], null);
        foreach (var format in _from)
        {
            if (format.HasTwoDigitYear) throw new FormatException($"'{format.Text}' has two digits of the year, so that 99 may be 1999 or 2099: let the export have four");
            if (!format.IsOfWholeDays()) throw new FormatException($"'{format.Text}' is not the format of a whole date; examples: yyyy-MM-dd, dd.MM.yyyy, M/d/yyyy, yyyy-MM-dd HH:mm:ss, excelSerial");
        }

        try
        {
            Write(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero), hasOffset: false);
        }
        catch (FormatException)
        {
            throw new FormatException($"'{_to.Text}' is no format of a date; examples: yyyy-MM-dd, dd.MM.yyyy, yyyy");
        }
    }

    /// <summary>The date in the other format; nothing when there is none.</summary>
    /// <exception cref="TemplateFaultException">The text is no date of these formats.</exception>
    public string Convert(string text)
    {
        var written = text.Trim();
        if (written.Length == 0 || DayReader.IsAllZeros(written)) return "";
        foreach (var format in _from)
        {
            if (!format.TryReadTime(written, out var time, out var hasOffset)) continue;

            // The first day of the calendar is the empty value of many systems.
            return time.Year == 1 ? "" : Write(time, hasOffset);
        }

        throw new TemplateFaultException($"'date' got what is not a date of the form {string.Join(" or ", _from.Select(format => format.Text))}");
    }

    private string Write(DateTimeOffset time, bool hasOffset)
    {
        if (_to.Text == DayFormat.ExcelSerial) return _to.Write(time.Date);
        return hasOffset ? time.ToString(_to.Text, CultureInfo.InvariantCulture) : time.DateTime.ToString(_to.Text, CultureInfo.InvariantCulture);
    }
}

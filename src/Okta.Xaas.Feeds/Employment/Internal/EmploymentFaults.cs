using System.Globalization;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Employment.Internal;

/// <summary>What is wrong with rules, before anything is read.</summary>
internal static class EmploymentFaults
{
    private const int MostDays = 366;

    // Days of different years, so that years and days can be taken for one another.
    private static readonly int[] SampleYears = [2001, 2005, 2010, 2012, 2026, 2031];

    public static IEnumerable<string> Of(EmploymentRules rules)
    {
        if (rules.Joiner is { Date: null }) yield return "\"joiner\" needs \"date\"";
        if (rules.Joiner?.Date is { } first)
        {
            foreach (var fault in OfDate(first)) yield return fault;
            if (first.DaysInAdvance is < 0 or > MostDays) yield return $"\"daysInAdvance\" must be 0 to {MostDays}";
        }

        if (rules.Leaver is { Date: null, Status: null }) yield return "\"leaver\" needs \"status\", \"date\" or both";
        if (rules.Leaver is { Status: null, Decides: not LeavingDecision.Date }) yield return "\"decides\" needs a \"status\" that can decide";
        if (rules.Leaver?.Date is { } last)
        {
            foreach (var fault in OfDate(last)) yield return fault;
            if (last.OffsetDays is < -MostDays or > MostDays) yield return $"\"offsetDays\" must be -{MostDays} to {MostDays}";
        }

        if (rules.Leaver?.Status is { } status)
        {
            if (string.IsNullOrWhiteSpace(status.Column)) yield return "a status needs \"column\"";
            if (status.Values.Count + status.Active.Count == 0) yield return "a status needs \"values\", those of leavers, \"active\" or both";
            var both = status.Values.Intersect(status.Active, LikeTexts.Comparer).FirstOrDefault();
            if (both is not null) yield return $"the status \"{both}\" stands in \"values\" and in \"active\"";
        }

        if (rules.SeveralRows is { } several)
        {
            foreach (var fault in OfSeveralRows(several)) yield return fault;
        }

        if (!TimeZones.TryFind(rules.TimeZone, out _)) yield return $"\"{rules.TimeZone}\" is no time zone of this machine; examples: {TimeZones.Examples}";
    }

    public static IEnumerable<string> OfDate(DateColumn date)
    {
        if (string.IsNullOrWhiteSpace(date.Column)) yield return "a date needs \"column\"";
        if (date.TwoDigitYearMax is < 1999 or > 9999) yield return "\"twoDigitYearMax\" must be a year of four digits, such as 2049";
        foreach (var fault in OfFormats(date.Formats, date.TwoDigitYearMax, "name the last year that they can mean with \"twoDigitYearMax\", and texts that stand for no date with \"noDate\"")) yield return fault;
    }

    private static IEnumerable<string> OfSeveralRows(SeveralRows several)
    {
        if (string.IsNullOrWhiteSpace(several.Column)) yield return "\"severalRows\" needs \"column\"";
        if (several.Leading == LeadingRow.Flag && several.Values.Count == 0) yield return "a flag needs \"values\"";
        if (several.Leading != LeadingRow.Flag && several.Values.Count > 0) yield return "\"values\" are those of a flag: set \"leading\" to \"flag\", or leave them out";
        if (several.Leading == LeadingRow.Flag && several.Formats.Count > 0) yield return "a flag has no \"formats\"";
        foreach (var fault in OfFormats(several.Formats)) yield return fault;
    }

    /// <summary>What is wrong with the formats of days.</summary>
    /// <param name="texts">The formats.</param>
    /// <param name="twoDigitYearMax">The last year that two digits can mean.</param>
    /// <param name="mend">What to do about two digits; where nothing says what they mean, the HR system has to.</param>
    public static IEnumerable<string> OfFormats(IEnumerable<string> texts, int? twoDigitYearMax = null, string mend = "let the export have four")
    {
        var formats = texts.Select(text => new DayFormat(text, twoDigitYearMax)).ToList();
        foreach (var format in formats)
        {
            if (format.HasTwoDigitYear && twoDigitYearMax is null)
            {
                yield return $"\"{format.Text}\" has two digits of the year, so that 99 may be 1999 or 2099: {mend}";
                yield break;
            }

            if (!format.IsOfWholeDays())
            {
                yield return $"\"{format.Text}\" is not the format of a whole date; examples: yyyy-MM-dd, dd.MM.yyyy, M/d/yyyy, yyyy-MM-dd HH:mm:ss";
                yield break;
            }
        }

        for (var i = 0; i < formats.Count; i++)
        {
            for (var j = i + 1; j < formats.Count; j++)
            {
                if ((Ambiguous(formats[i], formats[j]) ?? Ambiguous(formats[j], formats[i])) is { } example)
                    yield return $"\"{formats[i].Text}\" and \"{formats[j].Text}\" read {example} as two days: keep the one that the HR system writes";
            }
        }
    }

    private static string? Ambiguous(DayFormat one, DayFormat other)
    {
        foreach (var year in SampleYears)
        {
            for (var day = new DateTime(year, 1, 1); day.Year == year; day = day.AddDays(1))
            {
                var text = one.Write(day);
                if (one.TryRead(text, TimeZoneInfo.Utc, out var mine) && other.TryRead(text, TimeZoneInfo.Utc, out var theirs) && mine != theirs)
                    return string.Format(CultureInfo.InvariantCulture, "{0}", text);
            }
        }

        return null;
    }
}

using System.Globalization;

namespace Okta.Xaas.Snapshots.Reading.Mapping.Internal;

/// <summary>A column with the day from which a person has left, and how the days are written.</summary>
internal sealed record HrDateRule(HrColumn Column, IReadOnlyList<string> Formats)
{
    // Without this style a format that lacks the day would take the machine's.
    public static bool TryRead(string written, string format, out DateTime day) =>
        DateTime.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out day);
}

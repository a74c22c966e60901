using Okta.Xaas.Snapshots.Reading.Mapping.Internal;

namespace Okta.Xaas.Snapshots.Reading.Csv.Internal;

/// <summary>Decides whether a row is a leaver's.</summary>
internal sealed class LeaverCheck(HrLeaverRule? rule, HrCsvHeader header, DateTime today)
{
    private readonly int _statusPlace = rule?.Status is { } status ? header.PlaceOf(status.Column) : -1;
    private readonly int _datePlace = rule?.Date is { } date ? header.PlaceOf(date.Column) : -1;

    public bool IsLeaver(HrCsvRow row, out string? fault)
    {
        fault = null;
        if (rule?.Date is { } dates && row[_datePlace] is { Length: > 0 } written)
        {
            // A date decides: who has given notice keeps the account until then, whatever the status already says.
            foreach (var format in dates.Formats)
            {
                if (HrDateRule.TryRead(written, format, out var day)) return day <= today;
            }

            fault = $"column '{dates.Column.Name}' is not a date of the form {string.Join(" or ", dates.Formats)}";
            return false;
        }

        return rule?.Status is { } status && status.Values.Contains(row[_statusPlace], StringComparer.OrdinalIgnoreCase);
    }
}

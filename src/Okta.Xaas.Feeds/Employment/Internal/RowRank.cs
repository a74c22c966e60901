using System.Globalization;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Employment.Internal;

/// <summary>How a row stands among the others of its person: the higher, the more it leads.</summary>
internal sealed class RowRank
{
    private readonly SeveralRows _rule;
    private readonly DayReader? _days;
    private readonly HashSet<string> _flags;

    public RowRank(SeveralRows rule)
    {
        _rule = rule;
        _flags = new(rule.Values, LikeTexts.Comparer);
        if (rule.Formats.Count > 0) _days = new(rule.Column, rule.Formats, [], null, TimeZoneInfo.Utc);
    }

    /// <summary>The rank; null when the value is empty, which comes last.</summary>
    /// <param name="value">A text, or a value of a database.</param>
    /// <param name="fault">Why it has none; without the value.</param>
    public decimal? Of(object? value, out string? fault)
    {
        fault = null;
        var text = Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";
        if (_rule.Leading == LeadingRow.Flag) return _flags.Contains(text) ? 1 : null;
        if (text.Length == 0) return null;
        var number = NumberOf(value, text, out fault);
        return _rule.Leading == LeadingRow.Highest ? number : -number;
    }

    private decimal? NumberOf(object? value, string text, out string? fault)
    {
        fault = null;
        if (_days is not null)
        {
            _days.TryRead(value, out var day, out fault);
            return day?.Ticks;
        }

        switch (value)
        {
            case DateTime time: return time.Ticks;
            case DateTimeOffset time: return time.UtcTicks;
#if NET
            case DateOnly date: return date.DayNumber;
#endif
        }

        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return number;
        fault = $"column '{_rule.Column}', by which the leading row is found, has no number; dates need \"formats\"";
        return null;
    }
}

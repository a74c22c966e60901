namespace Okta.Xaas.Hosting.Scheduling.Internal;

/// <summary>The times in which no run begins, by the clock of a time zone.</summary>
internal sealed class Blackouts(IEnumerable<BlackoutWindow> windows, TimeZoneInfo zone)
{
    private readonly BlackoutWindow[] _windows = [.. windows];

    /// <summary>The first time from the given one on that is in no window.</summary>
    public DateTimeOffset EndOf(DateTimeOffset at)
    {
        while (WindowAt(at) is { } end) at = end;
        return at;
    }

    private DateTimeOffset? WindowAt(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        foreach (var window in _windows)
        {
            var today = DateOnly.FromDateTime(local);
            foreach (var day in new[] { today, today.AddDays(-1) })
            {
                if (!BeginsOn(window, day)) continue;
                var end = (window.To > window.From ? day : day.AddDays(1)).ToDateTime(window.To);
                if (day.ToDateTime(window.From) <= local && local < end) return InstantOf(end, at);
            }
        }

        return null;
    }

    private static bool BeginsOn(BlackoutWindow window, DateOnly day) =>
        (window.Days.Count == 0 || window.Days.Contains(day.DayOfWeek)) && !(day < window.FirstDay) && !(day > window.LastDay);

    // The first time after the given one at which the clock shows this, or the next that there is, where it skips it.
    private DateTimeOffset InstantOf(DateTime local, DateTimeOffset after)
    {
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        TimeSpan[] offsets = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local) : [zone.GetUtcOffset(local)];
        return offsets.Select(offset => new DateTimeOffset(local, offset)).Where(instant => instant > after).DefaultIfEmpty(after.AddMinutes(1)).Min();
    }
}

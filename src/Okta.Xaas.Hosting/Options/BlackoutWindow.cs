namespace Okta.Xaas.Hosting;

/// <summary>A time of the day in which no run may begin, by the clock of the schedule's <see cref="FeedScheduleOptions.TimeZone"/>. What falls due in it begins at its end, once.</summary>
public sealed class BlackoutWindow
{
    /// <summary>When it begins.</summary>
    /// <value>Midnight by default. At a time that the clock skips when summer time begins, it begins with the next one that there is.</value>
    public TimeOnly From { get; set; }

    /// <summary>When it is over. Not after <see cref="From"/>: on the next day; the same as <see cref="From"/>: 24 hours later.</summary>
    /// <value>Midnight by default, so that a window with neither is a whole day. A time that the clock skips when summer time begins is the end of the gap; one that it shows twice when summer time ends is over with the second, for who is in the window then.</value>
    public TimeOnly To { get; set; }

    /// <summary>The days on which it begins.</summary>
    /// <value>None by default, which means every day.</value>
    public IList<DayOfWeek> Days { get; } = [];

    /// <summary>The first day on which it begins.</summary>
    /// <value><see langword="null"/> by default: it always did.</value>
    public DateOnly? FirstDay { get; set; }

    /// <summary>The last day on which it begins.</summary>
    /// <value><see langword="null"/> by default: it always will.</value>
    public DateOnly? LastDay { get; set; }
}

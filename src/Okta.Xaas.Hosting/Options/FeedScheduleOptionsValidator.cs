using Microsoft.Extensions.Options;
using Okta.Xaas.Hosting.Options.Internal;

namespace Okta.Xaas.Hosting;

/// <summary>Finds every fault in a feed's schedule at once; each is named by its feed and property, with what is wrong and how to mend it.</summary>
/// <remarks>Keeps no state and may be called concurrently.</remarks>
public sealed class FeedScheduleOptionsValidator : IValidateOptions<FeedScheduleOptions>
{
    private const int MinutesOfADay = 24 * 60;

    // No clock is asked: one whose years are over since is refused by the scheduler when the host starts.
    private static readonly DateTimeOffset AnyTime = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Lists the faults.</summary>
    /// <param name="name">The name of the feed.</param>
    /// <param name="options">The options.</param>
    /// <returns>Success, or all faults.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public ValidateOptionsResult Validate(string? name, FeedScheduleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var feed = string.IsNullOrEmpty(name) ? "The schedule" : $"The schedule of '{name}'";
        string[] faults = [.. Faults(options).Select(fault => $"{feed}: {fault}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(FeedScheduleOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Cron)) yield return "Cron is not set: give five fields as in a crontab, for example 30 2 * * * for every night at half past two.";
        else if (CronFault(options.Cron) is { } fault) yield return $"Cron is '{options.Cron}', which cannot be read: {fault}";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone ?? "", out _)) yield return $"TimeZone is '{options.TimeZone}', which this machine does not know: set an IANA name, such as Europe/Berlin.";
        if (options.Jitter < TimeSpan.Zero || options.Jitter > TimeSpan.FromDays(1)) yield return $"Jitter is {options.Jitter}: set zero to a day.";
        if (options.MaxRetries is < 0 or > 100) yield return $"MaxRetries is {options.MaxRetries}: set 0 to 100.";
        if (options.RetryDelay < TimeSpan.FromSeconds(1) || options.RetryDelay > TimeSpan.FromHours(6)) yield return $"RetryDelay is {options.RetryDelay}: set 1 second to 6 hours.";
        if (options.UnhealthyAfter < TimeSpan.FromMinutes(1)) yield return $"UnhealthyAfter is {options.UnhealthyAfter}: set a minute or more.";
        if (options.NotificationTimeLimit < TimeSpan.FromSeconds(1) || options.NotificationTimeLimit > TimeSpan.FromMinutes(10)) yield return $"NotificationTimeLimit is {options.NotificationTimeLimit}: set 1 second to 10 minutes.";
        foreach (var (window, index) in options.Blackouts.Select((window, index) => (window, index)))
        {
            if (window.LastDay < window.FirstDay) yield return $"Blackouts[{index}].LastDay is before its FirstDay: set them the other way round.";
            if (window.Days.Any(day => !Enum.IsDefined(day))) yield return $"Blackouts[{index}].Days has a day that there is not: set Sunday to Saturday.";
        }

        if (LeavesNoTime(options.Blackouts)) yield return "Blackouts leave no time of the week for a run: take out some of them, or give them a last day.";
    }

    private static string? CronFault(string cron)
    {
        try
        {
            return CronText.Parse(cron).GetNextValidTimeAfter(AnyTime) is null ? "it is never due: mend its day, month or year." : null;
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }
    }

    // A window with a last day is over some time; only the others can be there for ever.
    private static bool LeavesNoTime(IEnumerable<BlackoutWindow> windows)
    {
        var taken = new bool[7 * MinutesOfADay];
        foreach (var window in windows.Where(window => window.LastDay is null))
        {
            var (from, to) = ((int)window.From.ToTimeSpan().TotalMinutes, (int)window.To.ToTimeSpan().TotalMinutes);
            var length = to > from ? to - from : to - from + MinutesOfADay;
            for (var day = 0; day < 7; day++)
            {
                if (window.Days.Count > 0 && !window.Days.Contains((DayOfWeek)day)) continue;
                for (var minute = 0; minute < length; minute++) taken[((day * MinutesOfADay) + from + minute) % taken.Length] = true;
            }
        }

        return Array.TrueForAll(taken, minute => minute);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.SystemLog;

/// <summary>Which events are asked for.</summary>
internal sealed record LogQuery(DateTimeOffset Since, DateTimeOffset? Until, long After, int Limit, IReadOnlyList<string> EventTypes)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1000;

    // D: without a since, the last seven days.
    private static readonly TimeSpan DefaultAge = TimeSpan.FromDays(7);
    private static readonly string[] Known = ["since", "until", "after", "limit", "filter", "sortOrder"];

    public static LogQuery Parse(string query, DateTimeOffset now)
    {
        var values = QueryHelpers.ParseQuery(query).ToDictionary(value => value.Key, value => value.Value.ToString(), StringComparer.Ordinal);
        foreach (var name in values.Keys.Except(Known)) throw ApiErrors.Invalid(name, $"{name}: The emulator's System Log does not know this parameter").AsException();

        // I: which error; the emulator has the order of a poll only.
        if (values.GetValueOrDefault("sortOrder") is { } order && order != "ASCENDING") throw ApiErrors.Invalid("sortOrder", "sortOrder: The emulator's System Log is ASCENDING only").AsException();
        return new LogQuery(
            Time(values, "since") ?? now - DefaultAge,
            Time(values, "until"),
            Cursor(values.GetValueOrDefault("after")),
            Limited(values.GetValueOrDefault("limit")),
            LogFilter.EventTypes(values.GetValueOrDefault("filter")));
    }

    public bool Takes(LogEvent one) =>
        one.Published >= Since && (Until is not { } until || one.Published < until) && (EventTypes.Count == 0 || EventTypes.Contains(one.EventType));

    private static DateTimeOffset? Time(Dictionary<string, string> values, string name)
    {
        if (!values.TryGetValue(name, out var text)) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw ApiErrors.Invalid(name, $"{name}: The value has to be a time such as 2026-05-13T05:52:24.000Z").AsException();
    }

    private static long Cursor(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return 0;
        return long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw ApiErrors.Invalid("after", "after: The cursor is not valid").AsException();
    }

    private static int Limited(string? limit)
    {
        if (limit is null) return DefaultLimit;
        return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= MaxLimit
            ? value
            : throw ApiErrors.Invalid("limit", $"limit: The value has to be between 1 and {MaxLimit}").AsException();
    }
}

using System.Globalization;

namespace Okta.Xaas.Emulator.CommandLine;

/// <summary>A duration as people type it: seconds (<c>90</c>), a number and a unit (<c>90s</c>, <c>5m</c>), or <c>hh:mm:ss</c>.</summary>
internal static class CommandLineDuration
{
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400), (string.Empty, 1)];

    // More than this is a slip of the finger, and would not fit into a time.
    private const double MaxSeconds = 365 * 86400.0;

    public static TimeSpan Parse(string option, string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
        {
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero ? time : throw Refused(option, text);
        }

        var (unit, seconds) = Units.First(one => text.EndsWith(one.Unit, StringComparison.OrdinalIgnoreCase));
        return double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * seconds <= MaxSeconds
            ? TimeSpan.FromSeconds(number * seconds)
            : throw Refused(option, text);
    }

    private static CommandLineException Refused(string option, string text) =>
        new($"'{text}' is no duration for {option}: write seconds (90), a unit (90s, 5m, 1h) or 00:01:30.");
}

using System.Globalization;

namespace Okta.Xaas.Snapshots;

/// <summary>Exactly what a safeguard has found in a list, for an approval: it allows that and nothing else, so that a list that has changed since does not ride on it.</summary>
/// <param name="Safeguard">Which one.</param>
/// <param name="Kind">What it is about: users, groups, devices, memberships, records, or the name of an attribute.</param>
/// <param name="Count">How many.</param>
public sealed record SafeguardFinding(Safeguard Safeguard, string Kind, long Count)
{
    private const char Separator = ':';

    /// <summary>Reads what <see cref="ToString"/> wrote, for example from a command line.</summary>
    /// <param name="text">For example <c>Renames:users:2</c>.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is none; the message says how one is written.</exception>
    public static SafeguardFinding Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (first, last) = (text.IndexOf(Separator), text.LastIndexOf(Separator));
        if (first > 0 && last > first + 1)
        {
            var (name, number) = (text.Substring(0, first), text.Substring(last + 1));

            // The name must come out again: numbers and lists of names are parsed, too.
            if (Enum.TryParse<Safeguard>(name, ignoreCase: true, out var safeguard) && safeguard != Safeguard.None && string.Equals(safeguard.ToString(), name, StringComparison.OrdinalIgnoreCase)
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                return new(safeguard, text.Substring(first + 1, last - first - 1), count);
            }
        }

        throw new FormatException($"\"{text}\" is no finding of a safeguard: write its name, what it is about and the count, such as {new SafeguardFinding(Safeguard.Renames, "users", 2)}.");
    }

    /// <summary>The finding as one text.</summary>
    /// <returns>For example <c>Renames:users:2</c>.</returns>
    public override string ToString() => string.Concat(Safeguard.ToString(), Separator, Kind, Separator, Count.ToString(CultureInfo.InvariantCulture));
}

using System.Text.RegularExpressions;
using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.SystemLog;

/// <summary>Reads the one kind of filter that is understood: <c>eventType eq "…"</c>, several joined by <c>or</c>.</summary>
internal static partial class LogFilter
{
    private const int MaxLength = 4000;

    /// <summary>The event types that are let through; none means all.</summary>
    public static IReadOnlyList<string> EventTypes(string? filter)
    {
        if (filter is null) return [];
        if (filter.Length > MaxLength || !Whole().IsMatch(filter)) throw ApiErrors.InvalidFilter().AsException();
        return [.. Term().Matches(filter).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@"\A\s*eventType\s+eq\s+""[^""]+""(\s+or\s+eventType\s+eq\s+""[^""]+"")*\s*\z", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    [GeneratedRegex(@"eq\s+""([^""]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Term();
}

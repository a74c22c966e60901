using System.Text;

namespace Okta.Xaas.Wording.Internal;

/// <summary>
/// Makes words that come from outside fit for a message, a log or a terminal: without control characters, which could fake a line of a log or steer a
/// terminal, and not longer than is sensible.
/// </summary>
internal static class OutsideText
{
    /// <summary>The longest sentence.</summary>
    public const int SentenceLength = 1_000;

    /// <summary>The longest word, as a status or an error's code.</summary>
    public const int WordLength = 100;

    /// <summary>Each run of characters that are not to be shown becomes one space; what is too long ends in <c>…</c>.</summary>
    public static string Clean(string text, int maxLength)
    {
        if (text.Length <= maxLength && !NeedsWork(text)) return text;
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        for (var i = 0; i < text.Length && clean.Length <= maxLength; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(text[i]).Append(text[++i]);
            else if (!IsHidden(text[i]) && !char.IsSurrogate(text[i])) clean.Append(text[i]);
            else if (clean.Length > 0 && clean[clean.Length - 1] != ' ') clean.Append(' ');
        }

        return Cut(clean, maxLength);
    }

    /// <summary>An id: visible ASCII characters only, as it also goes back in a header; what is too long is cut.</summary>
    public static string Id(string text)
    {
        if (text.Length <= WordLength && text.All(IsVisible)) return text;
        var id = new StringBuilder();
        foreach (var c in text)
        {
            if (id.Length == WordLength) break;
            if (IsVisible(c)) id.Append(c);
        }

        return id.ToString();
    }

    private static bool IsVisible(char c) => c is > ' ' and <= '~';

    private static string Cut(StringBuilder clean, int maxLength)
    {
        if (clean.Length > maxLength)
        {
            var end = maxLength - 1;
            if (end > 0 && char.IsHighSurrogate(clean[end - 1])) end--;
            clean.Length = end;
            clean.Append('…');
        }

        return clean.ToString().Trim();
    }

    private static bool NeedsWork(string text)
    {
        foreach (var c in text)
        {
            if (IsHidden(c) || char.IsSurrogate(c)) return true;
        }

        return false;
    }

    // Controls, line separators, and the marks that turn the direction of what follows.
    private static bool IsHidden(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or '\u200E' or '\u200F' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

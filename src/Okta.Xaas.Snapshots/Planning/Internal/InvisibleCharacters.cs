using System.Globalization;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Characters that nobody sees in a text, and that make two texts different which look the same: control, zero-width and bidirectional ones, and U+FFFD, the trace of a lost letter.</summary>
internal static class InvisibleCharacters
{
    private const char Lost = '\uFFFD';

    private const char ZeroWidthNonJoiner = '\u200C';

    private const char ZeroWidthJoiner = '\u200D';

    // The first letter of the scripts from Hebrew on, of which many are written with joiners.
    private const char FirstWithJoiners = '\u0590';

    /// <summary>The text without blanks and zero-width characters at its ends, where nobody wants them.</summary>
    public static string Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsPadding(text[start])) start++;
        while (end > start && IsPadding(text[end - 1])) end--;
        return end - start == text.Length ? text : text.Substring(start, end - start);
    }

    /// <summary>The first character that must not be in a text by which somebody is known: a key, a user name, a mail address.</summary>
    public static string? FirstInIdentifier(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsInvisible(text[i]) || IsHalf(text, i)) return NameOf(text[i]);
        }

        return null;
    }

    /// <summary>The first character that must not be in any other value. Lines and tabs are allowed, and joiners where a script is written with them.</summary>
    public static string? FirstInText(string text)
    {
#if NET
        // Nearly all values are plain, and this is by far the fastest way to see it.
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) return null;
#endif
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is >= ' ' and <= '~' or '\t' or '\r' or '\n') continue;
            if ((IsInvisible(character) && !JoinsLetters(text, i)) || IsHalf(text, i)) return NameOf(character);
        }

        return null;
    }

    private static bool IsPadding(char character) => char.IsWhiteSpace(character) || IsZeroWidth(character);

    private static bool IsZeroWidth(char character) => character is '\u200B' or ZeroWidthNonJoiner or ZeroWidthJoiner or '\u2060' or '\uFEFF' or '\u180E' or '\u00AD';

    // Format characters are the zero-width and the bidirectional ones.
    private static bool IsInvisible(char character) => character is not (>= ' ' and <= '~')
        && (character == Lost || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static bool IsHalf(string text, int at) =>
        char.IsSurrogate(text[at]) && !(char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1]));

    private static bool JoinsLetters(string text, int at) =>
        text[at] is ZeroWidthNonJoiner or ZeroWidthJoiner && at > 0 && at + 1 < text.Length && text[at - 1] >= FirstWithJoiners && text[at + 1] >= FirstWithJoiners;

    private static string NameOf(char character) => string.Format(CultureInfo.InvariantCulture, "U+{0:X4}", (int)character);
}

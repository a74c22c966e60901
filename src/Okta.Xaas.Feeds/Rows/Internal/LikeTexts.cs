using System.Globalization;
using System.Text;

namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>
/// Compares what a list has with what a mapping names, such as columns and statuses: without regard to case, kinds of blanks, characters that nobody sees, and the Unicode form in which
/// a system composes its letters.
/// </summary>
internal sealed class LikeTexts : IEqualityComparer<string>
{
    public static readonly LikeTexts Comparer = new();

    private LikeTexts()
    {
    }

    /// <summary>The text as it is compared, but for its case: blanks of any kind are one blank, and what has no width is nothing.</summary>
    public static string Plain(string text)
    {
        if (IsPlain(text)) return text;
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character)) plain.Append(plain.Length > 0 && plain[plain.Length - 1] != ' ' ? " " : "");
            else if (char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.Control)) plain.Append(character);
        }

        var trimmed = plain.ToString().TrimEnd(' ');
        try
        {
            return trimmed.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a character has no forms, and is compared as it is.
            return trimmed;
        }
    }

    public bool Equals(string? x, string? y) => x is null || y is null ? x is null && y is null : StringComparer.OrdinalIgnoreCase.Equals(Plain(x), Plain(y));

    public int GetHashCode(string obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(Plain(obj));

    // Nearly all are.
    private static bool IsPlain(string text)
    {
        var before = ' ';
        foreach (var character in text)
        {
            if (character is < ' ' or > '~' || (character == ' ' && before == ' ')) return false;
            before = character;
        }

        return text.Length == 0 || before != ' ';
    }
}

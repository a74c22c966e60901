using System.Globalization;
using System.Text;

namespace Okta.Xaas.Feeds.Templates.Internal.Filters;

/// <summary>A text in the small letters and digits of ASCII, as user names are made of: <c>Zoë O'Brien-Łuczak</c> becomes <c>zoe-obrien-luczak</c>.</summary>
internal static class Slug
{
    private const string German = "de";

    /// <summary>What is wrong with the arguments; null when nothing is.</summary>
    public static string? WhyNot(IReadOnlyList<string> arguments)
    {
        if (arguments.Count > 1 && arguments[1] != German) return $"'slug' knows as language only '{German}', which writes ä as ae, ö as oe and ü as ue";
        return arguments.Count > 0 && (arguments[0].Length > 1 || arguments[0].Any(letter => letter is not ('-' or '.' or '_')))
            ? "'slug' puts '-', '.', '_' or nothing between words"
            : null;
    }

    /// <summary>The decimal digits of a text, whatever the script.</summary>
    public static string DigitsOf(string text)
    {
        var digits = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(text, i) == UnicodeCategory.DecimalDigitNumber) digits.Append(CharUnicodeInfo.GetDecimalDigitValue(text, i));
        }

        return digits.ToString();
    }

    /// <exception cref="TemplateFaultException">A letter has no Latin one; to leave it out would give two people one name.</exception>
    public static string Of(string text, string between, bool isGerman)
    {
        var slug = new StringBuilder(text.Length);
        var isApart = false;
        foreach (var letter in Plain(text, isGerman).ToString())
        {
            if (letter == ' ') isApart = true;
            else
            {
                if (isApart && slug.Length > 0) slug.Append(between);
                isApart = false;
                slug.Append(letter);
            }
        }

        return slug.ToString();
    }

    // Small letters, digits, and a blank for what parts them.
    private static StringBuilder Plain(string text, bool isGerman)
    {
        var plain = new StringBuilder(text.Length);
        var isAscii = true;
        foreach (var letter in text)
        {
            if (letter > '\u007f')
            {
                isAscii = false;
                break;
            }
        }

        if (!isAscii) text = Decomposed(text, isGerman);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9')) plain.Append(letter);
            else if (letter is >= 'A' and <= 'Z') plain.Append((char)(letter | 0x20));
            else if (letter is '\'' or '`') continue;
            else if (letter <= '\u007f') plain.Append(' ');
            else if (LatinLetters.Of(char.ToLowerInvariant(letter)) is { } latin) plain.Append(latin);
            else Append(plain, text, ref i);
        }

        return plain;
    }

    private static string Decomposed(string text, bool isGerman)
    {
        if (isGerman)
        {
            text = text.Normalize(NormalizationForm.FormC)
                .Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue")
                .Replace("Ä", "Ae").Replace("Ö", "Oe").Replace("Ü", "Ue");
        }

        return text.Normalize(NormalizationForm.FormKD);
    }

    private static void Append(StringBuilder plain, string text, ref int at)
    {
        switch (CharUnicodeInfo.GetUnicodeCategory(text, at))
        {
            // Accents, apostrophes, and what nobody sees.
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol or UnicodeCategory.Format:
            case UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation:
                break;
            case UnicodeCategory.DecimalDigitNumber:
                plain.Append(CharUnicodeInfo.GetDecimalDigitValue(text, at));
                break;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark:
                throw new TemplateFaultException("'slug' got a letter for which it knows no Latin one");
            default:
                plain.Append(' ');
                break;
        }

        if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length) at++;
    }
}

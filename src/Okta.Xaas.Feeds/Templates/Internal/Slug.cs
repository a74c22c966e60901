using System.Globalization;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A text in the small letters and digits of ASCII, as user names are made of: <c>Zoë O'Brien-Łuczak</c> becomes <c>zoe-obrien-luczak</c>.</summary>
internal sealed class Slug
{
    private const string German = "de";
    private const char Umlaut = '\u0308';

    private readonly string _between;
    private readonly bool _isGerman;

    /// <param name="arguments">What stands between words, and the language.</param>
    /// <exception cref="FormatException">One of them can't be; the message says how to mend it.</exception>
    public Slug(IReadOnlyList<string> arguments)
    {
        _between = arguments.Count > 0 ? arguments[0] : "-";
        _isGerman = arguments.Count > 1;
        if (_isGerman && arguments[1] != German) throw new FormatException($"'slug' knows as language only '{German}', which writes ä as ae, ö as oe and ü as ue");
        if (_between is not ("" or "-" or "." or "_")) throw new FormatException("'slug' puts '-', '.', '_' or nothing between words");
    }

    /// <summary>The decimal digits of a text, whatever the script.</summary>
    /// <param name="text">The text.</param>
    /// <param name="digits">Empty, to make it in.</param>
    public static string DigitsOf(string text, TextBuffer digits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is >= '0' and <= '9') digits.Append(letter);
            else if (letter > '\u007f')
            {
                if (DigitAt(text, i) is { } digit) digits.Append(digit);
                if (char.IsHighSurrogate(letter) && i + 1 < text.Length) i++;
            }
        }

        return digits.ToString();
    }

    /// <param name="text">The text.</param>
    /// <param name="slug">Empty, to make it in.</param>
    /// <exception cref="TemplateFaultException">A letter has no Latin one; to leave it out would give two people one name.</exception>
    public string Of(string text, TextBuffer slug)
    {
        var isApart = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is >= 'A' and <= 'Z') letter = (char)(letter | 0x20);
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9')) Append(letter);
            else if (letter is '\'' or '`') continue;
            else if (letter <= '\u007f') isApart = true;
            else Other(text, ref i);
        }

        return slug.ToString();

        void Append(char letter)
        {
            if (isApart && slug.Length > 0) slug.Append(_between);
            isApart = false;
            slug.Append(letter);
        }

        void Other(string all, ref int at)
        {
            var letter = all[at];
            if (LatinLetters.Of(letter) is { } latin)
            {
                foreach (var one in latin) Append(one);
                if (_isGerman && letter is 'ä' or 'ö' or 'ü' or 'Ä' or 'Ö' or 'Ü') Append('e');
                return;
            }

            if (_isGerman && letter == Umlaut && slug.Length > 0 && slug.Last is 'a' or 'o' or 'u') Append('e');
            else if (DigitAt(all, at) is { } digit) Append(digit);
            else isApart |= IsApart(all, at);
            if (char.IsHighSurrogate(all[at]) && at + 1 < all.Length) at++;
        }
    }

    private static char? DigitAt(string text, int at) =>
        CharUnicodeInfo.GetUnicodeCategory(text, at) == UnicodeCategory.DecimalDigitNumber ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text, at)) : null;

    private static bool IsApart(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) switch
    {
        // Accents, apostrophes, and what nobody sees.
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol or UnicodeCategory.Format => false,
        UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => false,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
            => throw new TemplateFaultException("'slug' got a letter for which it knows no Latin one"),
        _ => true,
    };
}

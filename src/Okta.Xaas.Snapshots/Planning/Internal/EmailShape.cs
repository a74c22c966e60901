using System.Text.RegularExpressions;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Whether a text has the shape of one mail address. Okta drops an address that it does not take without a word, so the obvious ones are held back.</summary>
internal static class EmailShape
{
    public const string Wanted = "one name, one @ and a domain with a dot, such as ada@example.com";

    // No text in front (mailto:), no second address behind, no empty label. Names and domains may have any letters.
    private static readonly Regex Shape = new(
        @"\A[^\s@,;:<>()\[\]\\""]+@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\z",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    // Longer than any address: that is what is told of it, and the pattern need not look at it.
    private const int MaxLength = 320;

    public static bool Fits(string text)
    {
        if (text.Length > MaxLength) return true;

        // Nearly all of a feed, at a fraction of the pattern's price.
        if (IsPlain(text, out var fits)) return fits;
        return Shape.IsMatch(text) && !HasOddDots(text.Substring(0, text.IndexOf('@')));
    }

    private static bool HasOddDots(string name) => name[0] == '.' || name[name.Length - 1] == '.' || name.Contains("..");

    // Letters, digits, dots, dashes and the like of ASCII only: a loop decides.
    private static bool IsPlain(string text, out bool fits)
    {
        var (at, dot, last) = (-1, false, '.');
        fits = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character == '@')
            {
                if (at >= 0 || last == '.') return true;
                (at, character) = (i, '.');
            }
            else if (character == '.')
            {
                if (last == '.') return true;
                dot |= at >= 0;
            }
            else if (!IsPlain(character))
            {
                return false;
            }
            else if (at >= 0 && (character is '_' or '+' || (character == '-' && last == '.')))
            {
                return true;
            }

            if (at >= 0 && character == '.' && last == '-') return true;
            last = character;
        }

        fits = at > 0 && dot && last is not ('.' or '-');
        return true;
    }

    private static bool IsPlain(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '+';
}

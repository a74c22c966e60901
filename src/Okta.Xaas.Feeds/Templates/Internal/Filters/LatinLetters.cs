namespace Okta.Xaas.Feeds.Templates.Internal.Filters;

/// <summary>Latin letters for those that are no Latin letter with an accent. Cyrillic ones as in machine-readable passports (ICAO Doc 9303).</summary>
internal static class LatinLetters
{
    // Pairs of a small letter and what is written for it.
    private const string Latin = "ß ss ẞ ss æ ae œ oe ø o đ d ð d þ th ł l ħ h ı i ĸ k ŋ n ŧ t ə e ƒ f ȷ j";

    private const string Cyrillic =
        "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ ie ы y э e ю iu я ia " +
        "є ie і i ґ g ђ dj ј j љ lj њ nj ћ c џ dz ѕ dz";

    private const string Greek = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o";

    private static readonly Dictionary<char, string> All = Pairs($"{Latin} {Cyrillic} {Greek}");

    /// <summary>What is written for a small letter; null when nobody has said.</summary>
    public static string? Of(char letter) => All.TryGetValue(letter, out var latin) ? latin : null;

    private static Dictionary<char, string> Pairs(string table)
    {
        var words = table.Split(' ');

        // The soft sign is not heard.
        var pairs = new Dictionary<char, string> { ['ь'] = "" };
        for (var i = 0; i < words.Length; i += 2) pairs.Add(words[i][0], words[i + 1]);
        return pairs;
    }
}

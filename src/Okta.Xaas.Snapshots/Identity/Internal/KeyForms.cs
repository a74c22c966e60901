using System.Globalization;
using System.Text;

namespace Okta.Xaas.Snapshots.Identity.Internal;

/// <summary>In which forms one key or user name can come.</summary>
internal static class KeyForms
{
    /// <summary>The form in which keys are compared: one of the two Unicode forms of the same letters and, if wanted, one case.</summary>
    public static string Normal(string key, bool ignoreCase)
    {
        if (!IsAscii(key)) key = Composed(key);
        return ignoreCase ? key.ToLowerInvariant() : key;
    }

    /// <summary>The form in which user names and e-mails are compared: Okta's do not differ by case.</summary>
    public static string OfName(string name) => Normal(name, ignoreCase: true);

    /// <summary>What is left of a key when everything is taken away that spreadsheets and transfers change: two keys with the same are most likely one.</summary>
    public static string Loose(string key)
    {
        var bare = WithoutSpreadsheetQuotes(WithoutInvisible(OfName(key)));
        if (AreDigits(bare)) return bare.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        return bare;
    }

    public static string WithoutInvisible(string key)
    {
        var kept = new StringBuilder(key.Length);
        foreach (var c in key)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format) kept.Append(c);
        }

        return kept.Length == key.Length ? key : kept.ToString();
    }

    /// <summary>Takes off what a spreadsheet puts around a text: <c>="00123"</c>, <c>"00123"</c>, <c>'00123</c>.</summary>
    public static string WithoutSpreadsheetQuotes(string key)
    {
        if (key.Length > 0 && key[0] == '=') key = key.Substring(1);
        if (key.Length > 1 && key[0] == '"' && key[key.Length - 1] == '"') key = key.Substring(1, key.Length - 2);
        return key.Length > 1 && key[0] == '\'' ? key.Substring(1) : key;
    }

    public static bool AreDigits(string key)
    {
        foreach (var c in key)
        {
            if (c is < '0' or > '9') return false;
        }

        return key.Length > 0;
    }

    /// <summary>Whether a text is a number as spreadsheets show long ones, such as <c>1.23457E+11</c>.</summary>
    public static bool IsScientific(string key)
    {
        var e = key.IndexOfAny(['E', 'e']);
        if (e < 1 || e + 2 > key.Length - 1 || key[e + 1] is not ('+' or '-')) return false;
        return AreDigits(key.Substring(e + 2)) && AreDigits(key.Substring(0, e).Replace(".", "").Replace(",", ""));
    }

    /// <summary>A hash that is the same in every process. Not a secret: only keys go in, which are stored as they are.</summary>
    public static long HashOf(string text)
    {
        // FNV-1a.
        var hash = 14695981039346656037;
        foreach (var c in text) hash = unchecked((hash ^ c) * 1099511628211);
        return unchecked((long)hash);
    }

    public static bool IsAscii(string text)
    {
        foreach (var c in text)
        {
            if (c > '\x7F') return false;
        }

        return true;
    }

    // A text with half a surrogate pair has no forms, and is compared as it is.
    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}

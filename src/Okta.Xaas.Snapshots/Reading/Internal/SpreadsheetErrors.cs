using System.Text.RegularExpressions;

namespace Okta.Xaas.Snapshots.Reading.Internal;

/// <summary>What a spreadsheet writes where a formula has failed, such as <c>#N/A</c> or <c>#REF!</c>, in the languages whose words for it are known here, or where a column is too narrow. It is never a value.</summary>
internal static class SpreadsheetErrors
{
    // Most end in a mark. Those of what is not available mostly don't: #N/A, #N/B, #I/T, #NV, and whole words.
    private static readonly Regex Error = new(@"\A#(?:[¡¿]?[\p{Lu}\p{N}/]+[!?]|\p{Lu}/\p{Lu}|N[ADV]|HIÁNYZIK|NEDOSTUPNÝ|NENÍ_K_DISPOZICI|YOK|#+)\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static bool Is(string text) => text.Length > 1 && text[0] == '#' && Error.IsMatch(text);

    public static string Why(string where) => $"{where} has a spreadsheet's error in the place of a value";
}

using System.Text.RegularExpressions;

namespace Okta.Xaas.Snapshots.Reading.Internal;

/// <summary>What a spreadsheet writes where a formula has failed, such as <c>#N/A</c> or <c>#REF!</c>, in whatever language, or where a column is too narrow. It is never a value.</summary>
internal static class SpreadsheetErrors
{
    private static readonly Regex Error = new(@"\A#(?:[¡¿]?[\p{Lu}\p{N}/]+[!?]|N/?[ADV]|#+)\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static bool Is(string text) => text.Length > 1 && text[0] == '#' && Error.IsMatch(text);

    public static string Why(string where) => $"{where} has a spreadsheet's error in the place of a value";
}

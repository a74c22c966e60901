namespace Okta.Xaas.Snapshots;

/// <summary>A person who is most likely the same under another key: the old one is missing in the list, and the new one has the user name, the key in another form, or the e-mail.</summary>
/// <param name="FromExternalId">The key that was imported.</param>
/// <param name="ToExternalId">The key that the list has.</param>
/// <param name="Cause">The likely cause.</param>
/// <param name="Row">Where the new one stands in its source.</param>
public sealed record RenamedUser(string FromExternalId, string ToExternalId, RenameCause Cause, long? Row = null)
{
    /// <summary>Both keys and the likely cause.</summary>
    /// <returns>For example <c>key 00123 → 123 (leading zeros)</c>.</returns>
    public override string ToString() => $"key {FromExternalId} → {ToExternalId}{Words(Cause)}";

    private static string Words(RenameCause cause) => cause switch
    {
        RenameCause.UnicodeForm => " (the same letters in another Unicode form)",
        RenameCause.LetterCase => " (upper and lower case)",
        RenameCause.LeadingZeros => " (leading zeros)",
        RenameCause.ScientificNotation => " (scientific notation of a spreadsheet)",
        RenameCause.InvisibleCharacters => " (blanks or invisible characters)",
        RenameCause.SpreadsheetQuotes => " (quotes of a spreadsheet)",
        _ => "",
    };
}

namespace Okta.Xaas.Snapshots;

/// <summary>The likely cause of a key that became another one.</summary>
public enum RenameCause
{
    /// <summary>None that the keys tell: perhaps a new contract with a new number.</summary>
    Other,

    /// <summary>The same letters in another Unicode form, as files that went through another system have them.</summary>
    UnicodeForm,

    /// <summary>Upper and lower case.</summary>
    LetterCase,

    /// <summary>Leading zeros, which a spreadsheet takes away.</summary>
    LeadingZeros,

    /// <summary>A number in scientific notation, as a spreadsheet shows long ones.</summary>
    ScientificNotation,

    /// <summary>Blanks, or characters that nobody sees.</summary>
    InvisibleCharacters,

    /// <summary>Quotes, an equals sign or an apostrophe, by which spreadsheets mark a text.</summary>
    SpreadsheetQuotes,
}

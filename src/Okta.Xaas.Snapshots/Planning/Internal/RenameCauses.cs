using Okta.Xaas.Snapshots.Identity.Internal;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Tells from two keys why one became the other.</summary>
internal static class RenameCauses
{
    public static RenameCause Of(string from, string to)
    {
        if (KeyForms.IsScientific(to) != KeyForms.IsScientific(from)) return RenameCause.ScientificNotation;
        if (KeyForms.Normal(from, ignoreCase: false) == KeyForms.Normal(to, ignoreCase: false)) return RenameCause.UnicodeForm;
        if (KeyForms.OfName(from) == KeyForms.OfName(to)) return RenameCause.LetterCase;
        var (visibleFrom, visibleTo) = (KeyForms.WithoutInvisible(KeyForms.OfName(from)), KeyForms.WithoutInvisible(KeyForms.OfName(to)));
        if (visibleFrom == visibleTo) return RenameCause.InvisibleCharacters;
        if (KeyForms.WithoutSpreadsheetQuotes(visibleFrom) == KeyForms.WithoutSpreadsheetQuotes(visibleTo)) return RenameCause.SpreadsheetQuotes;
        return KeyForms.Loose(from) == KeyForms.Loose(to) ? RenameCause.LeadingZeros : RenameCause.Other;
    }
}

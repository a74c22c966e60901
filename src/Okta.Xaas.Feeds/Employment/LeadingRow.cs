namespace Okta.Xaas.Feeds.Employment;

/// <summary>Which of a person's rows leads.</summary>
public enum LeadingRow
{
    /// <summary>The one with the highest number or the latest date; an empty one comes last.</summary>
    Highest,

    /// <summary>The one with the lowest number or the earliest date; an empty one comes last.</summary>
    Lowest,

    /// <summary>The one that has the flag.</summary>
    Flag,
}

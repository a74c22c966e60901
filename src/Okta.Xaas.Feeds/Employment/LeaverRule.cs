namespace Okta.Xaas.Feeds.Employment;

/// <summary>Who has left, and so is not in the list any more. Binds from configuration.</summary>
public sealed class LeaverRule
{
    /// <summary>The column with the day of leaving.</summary>
    /// <value><see langword="null"/> by default: no date says so.</value>
    public LeaverDate? Date { get; set; }

    /// <summary>The column with the status.</summary>
    /// <value><see langword="null"/> by default: no status says so.</value>
    public LeaverStatus? Status { get; set; }

    /// <summary>Which of the two decides, where they say different things.</summary>
    /// <value><see cref="LeavingDecision.Date"/> by default.</value>
    public LeavingDecision Decides { get; set; }
}

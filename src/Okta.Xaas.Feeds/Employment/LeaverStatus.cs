namespace Okta.Xaas.Feeds.Employment;

/// <summary>The column with a person's status; compared without regard to case. Binds from configuration.</summary>
public sealed class LeaverStatus
{
    /// <summary>The column. Required.</summary>
    /// <value>Nothing by default.</value>
    public string Column { get; set; } = "";

    /// <summary>The statuses of those who have left.</summary>
    /// <value>Empty by default.</value>
    public IList<string> Values { get; } = [];

    /// <summary>The statuses of those who are active; an empty text for no status. Who has one that is in neither list is held back.</summary>
    /// <value>Empty by default: every status that is not a leaver's is active.</value>
    public IList<string> Active { get; } = [];
}

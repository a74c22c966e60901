namespace Okta.Xaas.Feeds;

/// <summary>Which columns of a query make a membership: a row for each member of each group. Binds from configuration.</summary>
/// <remarks>Names of columns are compared without regard to case.</remarks>
public sealed class MembershipColumns
{
    /// <summary>The column with the group's key. Required.</summary>
    /// <value>Nothing by default.</value>
    public string Group { get; set; } = "";

    /// <summary>The column with the person's key. Required.</summary>
    /// <value>Nothing by default.</value>
    public string Member { get; set; } = "";
}

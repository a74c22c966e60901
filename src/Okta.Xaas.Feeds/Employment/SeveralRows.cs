namespace Okta.Xaas.Feeds.Employment;

/// <summary>Which row gives the profile of a person who has several, such as one for each job. Rows of leavers do not count. Binds from configuration.</summary>
/// <remarks>Where the rule finds no row, or two, the person is held back. Of an export, the keys of all people are in memory; a query has to sort its rows by the key.</remarks>
public sealed class SeveralRows
{
    /// <summary>The column that decides. Required.</summary>
    /// <value>Nothing by default.</value>
    public string Column { get; set; } = "";

    /// <summary>What leads: the highest or the lowest number or date, or a flag.</summary>
    /// <value><see cref="LeadingRow.Highest"/> by default.</value>
    public LeadingRow Leading { get; set; }

    /// <summary>The formats of the dates, as of <see cref="DateColumn.Formats"/>. Without any the column has numbers, or dates of a database.</summary>
    /// <value>Empty by default.</value>
    public IList<string> Formats { get; } = [];

    /// <summary>The values of the flag, whatever their case.</summary>
    /// <value>Empty by default.</value>
    public IList<string> Values { get; } = [];

    /// <summary>Whose groups the person is a member of; only for an export, as a database has a query of memberships.</summary>
    /// <value><see cref="RowMemberships.All"/> by default.</value>
    public RowMemberships Memberships { get; set; }
}

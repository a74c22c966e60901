namespace Okta.Xaas.Feeds.Employment;

/// <summary>The column with a person's first day. Binds from configuration.</summary>
public sealed class JoinerDate : DateColumn
{
    /// <summary>How many days before the first day the person comes into the list, so that the account is there on that morning. 0 to 366.</summary>
    /// <value>0 by default.</value>
    public int DaysInAdvance { get; set; }
}

namespace Okta.Xaas.Feeds.Employment;

/// <summary>From when on a person is in the list. Binds from configuration.</summary>
public sealed class JoinerRule
{
    /// <summary>The column with the first day. Who has no date here has begun.</summary>
    /// <value><see langword="null"/> by default: everybody has begun.</value>
    public JoinerDate? Date { get; set; }
}

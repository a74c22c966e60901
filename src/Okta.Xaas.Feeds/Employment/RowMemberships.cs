namespace Okta.Xaas.Feeds.Employment;

/// <summary>Which of a person's rows make memberships.</summary>
public enum RowMemberships
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Only the leading one.</summary>
    Leading,
}

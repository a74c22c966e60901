namespace Okta.Xaas.Feeds.Lists.Internal;

/// <summary>Whether what a row tells of is in the list.</summary>
internal enum RowState
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>Not any more.</summary>
    Left,

    /// <summary>Not yet.</summary>
    Later,

    /// <summary>The mapping chooses other rows.</summary>
    NotSelected,
}

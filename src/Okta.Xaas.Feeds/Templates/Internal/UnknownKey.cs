namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>What a lookup makes of a key that its table lacks.</summary>
internal enum UnknownKey
{
    /// <summary>The row is held back.</summary>
    HoldBack,

    /// <summary>The key itself.</summary>
    Keep,

    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>The table's default.</summary>
    Default,
}

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>What an expression comes to, as far as that can be told before a row is read.</summary>
internal enum ValueKind
{
    Unknown,
    Text,
    Number,
    Truth,
    List,
}

namespace Okta.Xaas.Batching.Internal;

/// <summary>Which change an entry of a batch came from, and where the entry ends in the body. Holds no profile, so that the caller's records can be collected once they are packed.</summary>
internal readonly record struct BatchItem(long Index, string ExternalId, ArraySegment<string>? Members, int End = 0)
{
    /// <summary>How many changes it stands for: a membership entry one for each member.</summary>
    public int Count => Members?.Count ?? 1;
}

namespace Okta.Xaas.Batching.Internal;

/// <summary>Which change an entry of a batch came from, and where the entry ends in the body. Holds no profile, so that the caller's records can be collected once they are packed.</summary>
internal readonly record struct BatchItem(long Index, string ExternalId, int End)
{
    // In a box: a session has thousands of items, of which few have members.
    private readonly object? _members;

    public BatchItem(long index, string externalId, ArraySegment<string>? members, int end = 0)
        : this(index, externalId, end) => _members = members;

    /// <summary>The members of a membership entry.</summary>
    public ArraySegment<string>? Members => (ArraySegment<string>?)_members;

    /// <summary>How many changes it stands for: a membership entry one for each member.</summary>
    public int Count => Members?.Count ?? 1;
}

namespace Okta.Xaas.Batching.Internal;

/// <summary>A change, or for memberships what is left of it, on its way into a batch.</summary>
internal readonly record struct PendingChange(long Index, IdentityChange Change, ArraySegment<string>? Members)
{
    public int Count => Members?.Count ?? 1;
}

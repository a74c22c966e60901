using System.Runtime.CompilerServices;

namespace Okta.Xaas.Api.Internal;

/// <summary>What is asked of the arguments, beside the ids in the path: see <see cref="PathSegment"/>.</summary>
internal static class Arguments
{
    /// <summary>Changes that are loaded into a session. Their attributes are the caller's matter, and Okta's; an id that changes on its way would be somebody else's.</summary>
    public static void RequireChanges(IReadOnlyCollection<IdentityChange> changes, string? name) =>
        Require(changes, change => change is null || IsUnfit(change.ExternalId) || (change is MembershipChange membership && membership.MemberExternalIds.Any(IsUnfit)), name);

    public static void RequireIds(IReadOnlyCollection<string> ids, [CallerArgumentExpression(nameof(ids))] string? name = null) => Require(ids, IsUnfit, name);

    public static void RequireBody(ReadOnlyMemory<byte> utf8Json)
    {
        if (utf8Json.IsEmpty) throw new ArgumentException("The body cannot be empty.", nameof(utf8Json));
    }

    public static void RequireLimit(int limit, string? name)
    {
        if (limit is < 1 or > 1_000) throw new ArgumentOutOfRangeException(name, limit, "A page has 1 to 1,000 members.");
    }

    private static bool IsUnfit(string? id) => string.IsNullOrWhiteSpace(id) || IdText.HasLoneSurrogate(id!);

    private static void Require<T>(IReadOnlyCollection<T> items, Func<T, bool> isUnfit, string? name)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count == 0) throw new ArgumentException("The collection cannot be empty: Okta would accept it and load nothing.", name);
        if (items.Any(isUnfit)) throw new ArgumentException("The collection cannot hold items that are null, blank or not well-formed text.", name);
    }
}

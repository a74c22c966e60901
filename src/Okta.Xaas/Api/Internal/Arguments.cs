using System.Runtime.CompilerServices;

namespace Okta.Xaas.Api.Internal;

/// <summary>What every transport asks of its arguments, beside the ids in the path: see <see cref="PathSegment"/>.</summary>
internal static class Arguments
{
    public static void RequireItems<T>(IReadOnlyCollection<T> items, [CallerArgumentExpression(nameof(items))] string? name = null)
        where T : class =>
        Require(items, item => item is null, name);

    public static void RequireIds(IReadOnlyCollection<string> ids, [CallerArgumentExpression(nameof(ids))] string? name = null) =>
        Require(ids, id => string.IsNullOrWhiteSpace(id) || IdText.HasLoneSurrogate(id), name);

    public static void RequireBody(ReadOnlyMemory<byte> utf8Json)
    {
        if (utf8Json.IsEmpty) throw new ArgumentException("The body cannot be empty.", nameof(utf8Json));
    }

    public static void RequirePage(string? after, int? limit)
    {
        if (after is not null) ArgumentException.ThrowIfNullOrWhiteSpace(after);
        if (limit is < 1 or > 1_000) throw new ArgumentOutOfRangeException(nameof(limit), limit, "A page has 1 to 1,000 members.");
    }

    private static void Require<T>(IReadOnlyCollection<T> items, Func<T, bool> isUnfit, string? name)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items.Count == 0) throw new ArgumentException("The collection cannot be empty: Okta would accept it and load nothing.", name);
        if (items.Any(isUnfit)) throw new ArgumentException("The collection cannot hold items that are null, blank or not well-formed text.", name);
    }
}

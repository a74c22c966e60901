using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Finds numbers for texts that people are to have alone: the smallest with which nobody else has the text.</summary>
internal sealed class UniqueNumbers(IUniqueNames names, ProfileHasher hasher)
{
    // Up to which number somebody who was imported before is known by it.
    private const int MostKnown = 20;

    // Of a text that many have, the numbers that are taken are not asked for again: only from this one on, so that little is remembered.
    private const long RememberedFrom = 16;

    private readonly Dictionary<long, long> _begin = [];

    /// <summary>Gives numbers to those who have none yet, in the order of their keys, so that it does not depend on that of the list.</summary>
    public async Task<IReadOnlyDictionary<UniqueWish, UniqueName>> GiveAsync(IEnumerable<UniqueText> texts, CancellationToken cancellationToken)
    {
        UniqueText[] ordered = [.. texts.OrderBy(text => text.Wish.ExternalId, StringComparer.Ordinal).ThenBy(text => text.Wish.Family)];
        var known = await names.FindAsync([.. ordered.Select(text => text.Wish)], cancellationToken).ConfigureAwait(false);
        var given = new Dictionary<UniqueWish, UniqueName>();
        var open = new List<Open>();
        for (var i = 0; i < ordered.Length; i++)
        {
            if (known[i].Number is { } number) given[ordered[i].Wish] = ordered[i].NameWith(number, hasher);
            else open.Add(new(ordered[i], OwnNameOf(ordered[i], known[i])));
        }

        var claims = await FindFreeAsync(open, cancellationToken).ConfigureAwait(false);
        await names.ClaimAsync(claims, cancellationToken).ConfigureAwait(false);
        foreach (var claim in claims) given[new(claim.ExternalId, claim.Family)] = claim;
        return given;
    }

    private async Task<List<UniqueName>> FindFreeAsync(List<Open> open, CancellationToken cancellationToken)
    {
        var claims = new List<UniqueName>();
        var holders = new Dictionary<long, Holder>();
        var windows = new Dictionary<long, Window>();
        while (open.Count > 0)
        {
            var asked = new HashSet<long>(open.Where(one => one.Own is not null).Select(one => one.Own!.Value.Hash));
            foreach (var family in open.GroupBy(one => one.Text.Wish.Family))
            {
                var (text, count) = (family.First().Text, family.Count());
                var window = windows.TryGetValue(family.Key, out var last) ? Window.Of(text, last.End, Math.Max(count, last.Hashes.Length * 2), hasher) : Window.Of(text, BeginOf(family.Key), count, hasher);
                windows[family.Key] = window;
                asked.UnionWith(window.Hashes);
            }

            foreach (var holder in await names.FindHoldersAsync(asked, cancellationToken).ConfigureAwait(false)) Add(holders, holder);
            var left = new List<Open>();
            foreach (var one in open)
            {
                if (ChooseFor(one, windows[one.Text.Wish.Family], holders) is not { } name)
                {
                    left.Add(one with { Own = null });
                    continue;
                }

                claims.Add(name);
                Add(holders, new(name.Hash, name.ExternalId));
            }

            open = left;
        }

        foreach (var window in windows.Where(window => window.Value.Next >= RememberedFrom)) _begin[window.Key] = window.Value.Next;
        return claims;
    }

    private static UniqueName? ChooseFor(Open one, Window window, Dictionary<long, Holder> holders)
    {
        var wish = one.Text.Wish;
        if (one.Own is { } own && IsFree(own.Hash)) return own;
        for (; window.Next < window.End; window.Next++)
        {
            var hash = window.Hashes[(int)(window.Next - window.First)];
            if (IsFree(hash)) return new(wish.ExternalId, wish.Family, window.Next++, hash);
        }

        return null;

        bool IsFree(long hash) => !holders.TryGetValue(hash, out var holder) || holder.IsOnly(wish.ExternalId);
    }

    // Who was imported with such a text before there were numbers in the store keeps it.
    private UniqueName? OwnNameOf(UniqueText text, UniqueHolding holding)
    {
        if (holding.NameHash is null && holding.EmailHash is null) return null;
        for (long number = 1; number <= MostKnown; number++)
        {
            var name = text.NameWith(number, hasher);
            if (name.Hash == holding.NameHash || name.Hash == holding.EmailHash) return name;
        }

        return null;
    }

    private long BeginOf(long family) => _begin.TryGetValue(family, out var begin) ? begin : 1;

    private static void Add(Dictionary<long, Holder> holders, NameHolder holder) =>
        holders[holder.Hash] = new(holder.ExternalId, IsOne: !holders.TryGetValue(holder.Hash, out var known) || known.IsOnly(holder.ExternalId));

    private readonly record struct Open(UniqueText Text, UniqueName? Own);

    // A text has one holder; but a store may have been filled before, with an e-mail that several share.
    private readonly record struct Holder(string ExternalId, bool IsOne)
    {
        public bool IsOnly(string externalId) => IsOne && ExternalId == externalId;
    }

    // The numbers that are tried next: as many as there are people who want one, then twice as many. Those before Next are taken, or wanted by nobody.
    private sealed class Window
    {
        public required long First { get; init; }

        public required long[] Hashes { get; init; }

        public long Next { get; set; }

        public long End => First + Hashes.Length;

        public static Window Of(UniqueText text, long first, int count, ProfileHasher hasher)
        {
            var hashes = new long[count];
            for (var i = 0; i < count; i++) hashes[i] = text.HashWith(first + i, hasher);
            return new() { First = first, Hashes = hashes, Next = first };
        }
    }
}

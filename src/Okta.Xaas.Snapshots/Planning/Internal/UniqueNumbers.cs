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
            else open.Add(new(ordered[i], OwnNumberOf(ordered[i], known[i])));
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
        var windows = open.GroupBy(one => one.Text.Wish.Family).ToDictionary(family => family.Key, family => new Window(BeginOf(family.Key), family.Count()));
        while (open.Count > 0)
        {
            await LearnAsync(open, windows, holders, cancellationToken).ConfigureAwait(false);
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
                if (name.Number >= RememberedFrom && name.Number != one.Own) _begin[name.Family] = Math.Max(BeginOf(name.Family), name.Number + 1);
            }

            open = left;
            foreach (var family in open.Select(one => one.Text.Wish.Family).Distinct()) windows[family] = windows[family].Next;
        }

        return claims;
    }

    private async Task LearnAsync(List<Open> open, Dictionary<long, Window> windows, Dictionary<long, Holder> holders, CancellationToken cancellationToken)
    {
        var asked = new HashSet<long>();
        var families = new HashSet<long>();
        foreach (var one in open)
        {
            if (one.Own is { } own) asked.Add(one.Text.HashWith(own, hasher));
            if (!families.Add(one.Text.Wish.Family)) continue;
            foreach (var number in windows[one.Text.Wish.Family].Numbers) asked.Add(one.Text.HashWith(number, hasher));
        }

        foreach (var holder in await names.FindHoldersAsync(asked, cancellationToken).ConfigureAwait(false)) Add(holders, holder);
    }

    private UniqueName? ChooseFor(Open one, Window window, Dictionary<long, Holder> holders)
    {
        foreach (var number in one.Own is { } own ? window.Numbers.Prepend(own) : window.Numbers)
        {
            var name = one.Text.NameWith(number, hasher);
            if (!holders.TryGetValue(name.Hash, out var holder) || holder.IsOnly(name.ExternalId)) return name;
        }

        return null;
    }

    // Who was imported with such a text before there were numbers in the store keeps it.
    private long? OwnNumberOf(UniqueText text, UniqueHolding holding)
    {
        if (holding.NameHash is null && holding.EmailHash is null) return null;
        for (long number = 1; number <= MostKnown; number++)
        {
            var hash = text.HashWith(number, hasher);
            if (hash == holding.NameHash || hash == holding.EmailHash) return number;
        }

        return null;
    }

    private long BeginOf(long family) => _begin.TryGetValue(family, out var begin) ? begin : 1;

    private static void Add(Dictionary<long, Holder> holders, NameHolder holder) =>
        holders[holder.Hash] = new(holder.ExternalId, IsOne: !holders.TryGetValue(holder.Hash, out var known) || known.IsOnly(holder.ExternalId));

    private readonly record struct Open(UniqueText Text, long? Own);

    // A text has one holder; but a store may have been filled before, with an e-mail that several share.
    private readonly record struct Holder(string ExternalId, bool IsOne)
    {
        public bool IsOnly(string externalId) => IsOne && ExternalId == externalId;
    }

    // The numbers that are tried next: as many as want one, then twice as many.
    private readonly record struct Window(long First, int Count)
    {
        public Window Next => new(First + Count, Count * 2);

        public IEnumerable<long> Numbers
        {
            get
            {
                for (var number = First; number < First + Count; number++) yield return number;
            }
        }
    }
}

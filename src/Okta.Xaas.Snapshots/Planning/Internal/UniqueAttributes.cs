using System.Runtime.CompilerServices;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>
/// Fills in the attributes that only one person may have. Who has all numbers from earlier gets them at once; the others are put aside until the list was
/// read, so that nobody is given what stands in it for somebody else.
/// </summary>
internal sealed class UniqueAttributes(IUniqueNames names, ProfileHasher hasher, string folder) : IDisposable
{
    public const int ChunkSize = 2_000;

    private readonly UniqueNumbers _numbers = new(names, hasher);
    private readonly PutAside _aside = new(folder);
    private readonly List<NumberedEntity> _waiting = [];

    /// <summary>Takes in a user with such attributes.</summary>
    /// <returns>Whether <see cref="TakeKnownAsync"/> is due.</returns>
    public bool Add(NumberedEntity user)
    {
        var hasNoOwner = user.Entity.Unique!.FirstOrDefault(attribute => attribute.Owner is { } owner && !IsUsable(owner));
        if (hasNoOwner is not null) user = user with { Entity = user.Entity with { Fault = user.Entity.Fault ?? $"{hasNoOwner.Attribute} is that of somebody without a usable key" } };
        _waiting.Add(user);
        return _waiting.Count == ChunkSize;
    }

    /// <summary>Of those taken in, the users who have all their numbers, and those with a fault, who are not given any.</summary>
    public async Task<IReadOnlyList<NumberedEntity>> TakeKnownAsync(CancellationToken cancellationToken)
    {
        if (_waiting.Count == 0) return [];
        UniqueWish[] wishes = [.. _waiting.SelectMany(TextsOf).Select(text => text.Wish).Distinct()];
        var holdings = await names.FindAsync(wishes, cancellationToken).ConfigureAwait(false);
        var kept = new Dictionary<UniqueWish, long>();
        for (var i = 0; i < wishes.Length; i++)
        {
            if (holdings[i].Number is { } number) kept[wishes[i]] = number;
        }

        var known = new List<NumberedEntity>();
        var listed = new List<NameHolder>();
        foreach (var user in _waiting)
        {
            if (user.Entity.Fault is not null || !IsUsable(user.Entity.ExternalId) || TextsOf(user).All(text => kept.ContainsKey(text.Wish)))
            {
                known.Add(user with { Entity = Fill(user.Entity, wish => kept.TryGetValue(wish, out var number) ? number : null) });
                continue;
            }

            _aside.Add(user);
            AddFixed(user.Entity, listed);
        }

        _waiting.Clear();
        await names.NoteAsync(listed, cancellationToken).ConfigureAwait(false);
        return known;
    }

    /// <summary>The users put aside, a chunk at a time, with the numbers that they are given. To be asked for when all others are staged.</summary>
    public async IAsyncEnumerable<IReadOnlyList<NumberedEntity>> GiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new List<NumberedEntity>();
        await foreach (var user in _aside.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            chunk.Add(user);
            if (chunk.Count < ChunkSize) continue;
            yield return await GiveAsync(chunk, cancellationToken).ConfigureAwait(false);
            chunk.Clear();
        }

        if (chunk.Count > 0) yield return await GiveAsync(chunk, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _aside.Dispose();

    private async Task<IReadOnlyList<NumberedEntity>> GiveAsync(List<NumberedEntity> chunk, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<UniqueWish, UniqueText>();
        foreach (var text in chunk.SelectMany(TextsOf)) texts[text.Wish] = text;
        var given = await _numbers.GiveAsync(texts.Values, cancellationToken).ConfigureAwait(false);
        return chunk.ConvertAll(user => user with
        {
            Entity = Fill(user.Entity, wish => given[wish].Number),
            Given = [.. TextsOf(user).Select(text => given[text.Wish]).Distinct()],
        });
    }

    private IEnumerable<UniqueText> TextsOf(NumberedEntity user) => user.Entity.Unique!.Select(attribute => TextOf(user.Entity, attribute)).OfType<UniqueText>();

    // What is blank is no text, and nobody's.
    private UniqueText? TextOf(ListedEntity user, UniqueAttribute attribute)
    {
        var owner = attribute.Owner ?? user.ExternalId;
        if (IsBlank(attribute) || !IsUsable(owner)) return null;
        return new(new(ListedValues.Identifier(owner), hasher.FamilyHashOf(attribute.Before, attribute.After)), attribute.Before, attribute.After);
    }

    private ListedEntity Fill(ListedEntity user, Func<UniqueWish, long?> numberOf)
    {
        var profile = new UserProfile();
        foreach (var attribute in user.Profile) profile[attribute.Key] = attribute.Value;
        foreach (var attribute in user.Unique!)
        {
            profile.Remove(attribute.Attribute);
            if (IsBlank(attribute)) profile[attribute.Attribute] = attribute.Before + attribute.After;
            else if (TextOf(user, attribute) is { } text && numberOf(text.Wish) is { } number) profile[attribute.Attribute] = text.With(number);
        }

        return user with { Profile = profile, Unique = null };
    }

    // The user name and the e-mail that stand in the record as they are.
    private void AddFixed(ListedEntity user, List<NameHolder> listed)
    {
        foreach (var attribute in new[] { "userName", "email" })
        {
            if (user.Unique!.Any(unique => unique.Attribute == attribute)) continue;
            if (hasher.NameHashOf(ListedValues.Identifier(user.Profile[attribute])) is { } hash) listed.Add(new(hash, ListedValues.Identifier(user.ExternalId)));
        }
    }

    private static bool IsBlank(UniqueAttribute attribute) => ListedValues.Identifier(attribute.Before + attribute.After).Length == 0;

    // No database keeps a zero in a text.
    private static bool IsUsable(string key) => ListedValues.Identifier(key) is { Length: > 0 } identifier && !identifier.Contains('\0');
}

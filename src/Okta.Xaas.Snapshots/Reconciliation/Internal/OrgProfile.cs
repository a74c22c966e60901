using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

/// <summary>Turns what the org has of an entity into hashes like the stored ones, and holds the two against each other.</summary>
internal sealed class OrgProfile(ProfileHasher hasher, EntityKind kind, IEnumerable<string> schema)
{
    private const int PairLength = 8;

    // Okta tells no value where there is none: of these attributes too it is known then that they are empty.
    private readonly HashSet<string> _names = new(schema, StringComparer.Ordinal);

    private readonly List<KeyValuePair<string, string?>> _sorted = [];

    private readonly Dictionary<int, string> _nameOfPart = [];

    /// <summary>The state of what the org has. Its hash is empty: which attributes a list has is not known here, so it differs from every list's.</summary>
    public EntityState StateOf(string externalId, IdentityProfile? profile, string? userName = null)
    {
        _sorted.Clear();
        if (profile is not null)
        {
            foreach (var attribute in profile) _names.Add(attribute.Key);
        }

        foreach (var name in _names)
        {
            var value = profile?.Contains(name) == true ? profile![name] : null;
            if (name == "userName" && string.IsNullOrEmpty(value)) value = userName;
            _sorted.Add(new(name, string.IsNullOrEmpty(value) ? null : value));
        }

        var attributes = hasher.AttributesOf(kind, externalId, _sorted);
        for (var i = 0; i < _sorted.Count; i++) _nameOfPart[BitConverter.ToInt32(attributes, i * PairLength)] = _sorted[i].Key;
        var (name64, email64) = profile is UserProfile user
            ? hasher.IdentityHashesOf(string.IsNullOrEmpty(user.UserName) ? new UserProfile { UserName = userName, Email = user.Email } : user)
            : default;
        return new([], attributes, name64, email64);
    }

    /// <summary>The attributes that were imported with another value than the org has, by name as far as the org's profiles tell it; null when it is not known what was imported.</summary>
    public IReadOnlyList<string>? Drift(EntityState org, EntityState stored)
    {
        if (stored.Hash.Length == 0) return null;
        var has = new HashSet<long>();
        for (var at = 0; at + PairLength <= org.Attributes.Length; at += PairLength) has.Add(BitConverter.ToInt64(org.Attributes, at));
        List<string>? differing = null;
        for (var at = 0; at + PairLength <= stored.Attributes.Length; at += PairLength)
        {
            if (has.Contains(BitConverter.ToInt64(stored.Attributes, at))) continue;
            var isKnown = _nameOfPart.TryGetValue(BitConverter.ToInt32(stored.Attributes, at), out var name);
            (differing ??= []).Add(isKnown ? name! : "an attribute that Okta does not tell of");
        }

        return differing ?? (IReadOnlyList<string>)[];
    }
}

using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Puts entities that differ from what is stored into the plan's file, with the names of their changed attributes.</summary>
internal sealed class ChangedEntities(EntityKind kind, byte[] key, PlanSpool spool, FrequentValues frequent) : IDisposable
{
    private readonly ProfileHasher _hasher = new(key);
    private readonly ByteWriter _record = new();
    private readonly List<KeyValuePair<string, string?>> _sorted = [];

    public void Put(StagedEntity staged, IdentityProfile profile, EntityState? stored)
    {
        ProfileCodec.Sort(profile, _sorted);
        var state = new EntityState(staged.Hash, _hasher.AttributesOf(kind, staged.ExternalId, _sorted), staged.NameHash, staged.EmailHash);
        var action = stored is null ? PlannedAction.Add : stored.Hash.AsSpan().SequenceEqual(staged.Hash) ? PlannedAction.Resend : PlannedAction.Update;
        IReadOnlyList<string> attributes = action == PlannedAction.Update ? ProfileHasher.ChangedAttributes(stored!.Attributes, state.Attributes, _sorted) : [];
        PlanRecord.WriteUpsert(_record, kind, staged.Number, staged.ExternalId, action, state, _sorted, attributes, FactsOf(staged, profile, stored, attributes));
        spool.Write(_record);
    }

    /// <summary>Whether what is stored is one of several profiles that the list has for the same entity.</summary>
    public bool IsStored(string externalId, IReadOnlyList<IdentityProfile>? profiles, EntityState? stored)
    {
        if (profiles is null || stored is not { Hash.Length: > 0 }) return false;
        foreach (var profile in profiles)
        {
            ProfileCodec.Sort(profile, _sorted);
            if (_hasher.HashOf(kind, externalId, _sorted).AsSpan().SequenceEqual(stored.Hash)) return true;
        }

        return false;
    }

    private UpdateFacts FactsOf(StagedEntity staged, IdentityProfile profile, EntityState? stored, IReadOnlyList<string> changed)
    {
        if (kind != EntityKind.User || stored is null || !IsKnown(stored, changed)) return UpdateFacts.None;
        var replaced = _hasher.ReplacedAttributes(kind, staged.ExternalId, stored.Attributes, changed);
        foreach (var attribute in replaced)
        {
            if (profile[attribute] is { Length: > 0 } value) frequent.Add(attribute, value);
        }

        return new(IsKnown: true, UpdateFacts.IsAnother(stored, staged, changed), replaced);
    }

    // Whom a reconciliation has stored is known by attributes, without the hash of a list's profile: whoever has them as the list says is sent once, which changes nothing.
    private static bool IsKnown(EntityState stored, IReadOnlyList<string> changed) => stored.Hash.Length > 0 || (stored.Attributes.Length > 0 && changed.Count > 0);

    public void Dispose() => _hasher.Dispose();
}

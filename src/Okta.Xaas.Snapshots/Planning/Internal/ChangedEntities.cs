using Okta.Xaas.Changes;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Puts entities that differ from what is stored into the plan's file, with the names of their changed attributes.</summary>
internal sealed class ChangedEntities(EntityKind kind, byte[] key, PlanSpool spool) : IDisposable
{
    private readonly ProfileHasher _hasher = new(key);
    private readonly ByteWriter _record = new();
    private readonly List<KeyValuePair<string, string?>> _sorted = [];

    public void Put(StagedEntity staged, IdentityProfile profile, EntityState? stored)
    {
        ProfileCodec.Sort(profile, _sorted);
        var state = new EntityState(staged.Hash, _hasher.AttributesOf(kind, staged.ExternalId, _sorted), staged.NameHash);
        var action = stored is null ? PlannedAction.Add : stored.Hash.AsSpan().SequenceEqual(staged.Hash) ? PlannedAction.Resend : PlannedAction.Update;
        IReadOnlyList<string> attributes = action == PlannedAction.Update ? ProfileHasher.ChangedAttributes(stored!.Attributes, state.Attributes, _sorted) : [];
        PlanRecord.WriteUpsert(_record, kind, staged.Number, staged.ExternalId, action, state, _sorted, attributes);
        spool.Write(_record);
    }

    public void Dispose() => _hasher.Dispose();
}

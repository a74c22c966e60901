using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Brings the entities of one kind into the store's comparison, a few thousand at a time, and puts the changed ones into the plan's file.</summary>
internal sealed class EntityStager(EntityKind kind, ISnapshotLease lease, ProfileHasher hasher, PlanSpool spool, ResendRule resend, HeldBackList heldBack)
{
    private const int ChunkSize = 2_000;

    private static readonly byte[] NoHash = [];

    private readonly string _name = NameOf(kind);
    private readonly ByteWriter _record = new();
    private readonly List<KeyValuePair<string, string?>> _sorted = [];
    private readonly List<StagedEntity> _chunk = new(ChunkSize);
    private readonly List<ListedEntity> _entities = new(ChunkSize);
    private long _number;

    /// <summary>Records that have no usable key.</summary>
    public long Unidentified { get; private set; }

    public static string NameOf(EntityKind kind) => kind switch { EntityKind.User => "user", EntityKind.Group => "group", _ => "device" };

    public async Task StageAsync(IAsyncEnumerable<ListedEntity> entities, CancellationToken cancellationToken)
    {
        await foreach (var entity in ReadToEnd.OfAsync(entities, _name, cancellationToken).ConfigureAwait(false))
        {
            Add(entity);
            if (_chunk.Count == ChunkSize) await FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Add(ListedEntity entity)
    {
        var number = _number++;
        var row = entity.Row ?? (number + 1);
        var (hasUsableKey, fault) = entity.Check(kind);
        if (!hasUsableKey)
        {
            Unidentified++;
            HoldBack(entity with { ExternalId = "" }, row, HeldBackReason.NoUsableKey, fault!);
            return;
        }

        if (fault is not null) HoldBack(entity, row, HeldBackReason.Faulty, fault);
        ProfileCodec.Sort(entity.Profile, _sorted);
        _entities.Add(entity);
        _chunk.Add(new()
        {
            Number = number,
            ExternalId = entity.ExternalId,
            Row = row,
            Hash = fault is null ? hasher.HashOf(kind, entity.ExternalId, _sorted) : NoHash,
            NameHash = hasher.NameHashOf(entity.Profile),
            IsHeldBack = fault is not null,
            Resend = resend.Includes(entity.ExternalId),
        });
    }

    private void HoldBack(ListedEntity entity, long row, HeldBackReason reason, string message) =>
        heldBack.Add(new() { Kind = _name, ExternalId = entity.ExternalId, Row = row, Reason = reason, Message = message });

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_chunk.Count == 0) return;
        foreach (var changed in await lease.StageAsync(kind, _chunk, cancellationToken).ConfigureAwait(false)) Put(changed);
        _chunk.Clear();
        _entities.Clear();
    }

    private void Put(ChangedEntity changed)
    {
        var (staged, entity) = (_chunk[changed.Position], _entities[changed.Position]);
        ProfileCodec.Sort(entity.Profile, _sorted);
        var state = new EntityState(staged.Hash, hasher.AttributesOf(kind, entity.ExternalId, _sorted), staged.NameHash);
        var action = changed.Stored is not { } stored ? PlannedAction.Add : stored.Hash.AsSpan().SequenceEqual(staged.Hash) ? PlannedAction.Resend : PlannedAction.Update;
        IReadOnlyList<string> attributes = action == PlannedAction.Update ? ProfileHasher.ChangedAttributes(changed.Stored!.Attributes, state.Attributes, _sorted) : [];
        PlanRecord.WriteUpsert(_record, kind, staged.Number, entity.ExternalId, action, state, _sorted, attributes);
        spool.Write(_record);
    }
}

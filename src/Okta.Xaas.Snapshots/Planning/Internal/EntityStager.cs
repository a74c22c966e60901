using Okta.Xaas.Snapshots.Identity.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>
/// Brings the entities of one kind into the store's comparison, a few thousand at a time, and puts the changed ones into the plan's file. While one chunk
/// is hashed and compared by the store, the next one is read and checked.
/// </summary>
internal sealed class EntityStager(EntityKind kind, ISnapshotLease lease, PlanSettings settings, PlanSpool spool, HeldBackList heldBack, AttributeWatch listed, FrequentValues frequent, GivenNames given) : IDisposable
{
    private const int ChunkSize = 2_000;

    private static readonly byte[] NoHash = [];

    private readonly string _name = EntityNames.Of(kind);
    private readonly ProfileHasher _hasher = new(settings.Key);

    // Those of the chunk that is being compared.
    private readonly ProfileHasher _profileHasher = new(settings.Key);
    private readonly List<KeyValuePair<string, string?>> _sorted = [];
    private readonly List<StagedEntity> _staged = new(ChunkSize);
    private readonly UniformFault _uniform = new();
    private readonly ChangedEntities _changed = new(kind, settings.Key, spool, frequent);
    private UniqueAttributes? _unique;
    private List<CheckedEntity> _filling = new(ChunkSize);
    private List<CheckedEntity> _spare = new(ChunkSize);
    private Task _comparing = Task.CompletedTask;
    private long _number;

    /// <summary>Records that may be anybody's: without a key that can be somebody's, and of people without a user name.</summary>
    public long Unidentified { get; private set; }

    /// <summary>Where the first of them stands.</summary>
    public long UnidentifiedRow { get; private set; }

    public async Task StageAsync(IAsyncEnumerable<ListedEntity> entities, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var entity in ReadToEnd.OfAsync(entities, _name, cancellationToken).ConfigureAwait(false))
            {
                var number = _number++;
                var numbered = new NumberedEntity(entity, number, entity.Row ?? (number + 1));
                if (entity.Unique is null) await AddAsync(numbered, cancellationToken).ConfigureAwait(false);
                else if ((_unique ??= new(lease.Names, _hasher, settings.Folder)).Add(numbered)) await AddKnownAsync(cancellationToken).ConfigureAwait(false);
            }

            await AddKnownAsync(cancellationToken).ConfigureAwait(false);
            await CompareAsync(cancellationToken).ConfigureAwait(false);
            await AddOthersAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Also when the reading failed: the store must be left alone before the caller goes on. The failure itself is told by the await above.
            await Task.WhenAny(_comparing).ConfigureAwait(false);
        }

        await _comparing.ConfigureAwait(false);
        if (kind == EntityKind.User) _uniform.ThrowIfAll(_name);
    }

    public void Dispose()
    {
        _unique?.Dispose();
        _hasher.Dispose();
        _profileHasher.Dispose();
        _changed.Dispose();
    }

    private async Task AddKnownAsync(CancellationToken cancellationToken)
    {
        if (_unique is null) return;
        await _comparing.ConfigureAwait(false);
        foreach (var user in await _unique.TakeKnownAsync(cancellationToken).ConfigureAwait(false)) await AddAsync(user, cancellationToken).ConfigureAwait(false);
    }

    // Those who are given a text alone: everybody else must be in the comparison by then.
    private async Task AddOthersAsync(CancellationToken cancellationToken)
    {
        if (_unique is null) return;
        await _comparing.ConfigureAwait(false);
        await foreach (var chunk in _unique.GiveAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var user in chunk) await AddAsync(user, cancellationToken).ConfigureAwait(false);
            await CompareAsync(cancellationToken).ConfigureAwait(false);
            await _comparing.ConfigureAwait(false);
        }
    }

    private Task AddAsync(NumberedEntity numbered, CancellationToken cancellationToken)
    {
        Add(numbered);
        return _filling.Count == ChunkSize ? CompareAsync(cancellationToken) : Task.CompletedTask;
    }

    private void Add(NumberedEntity numbered)
    {
        var (number, row) = (numbered.Number, numbered.Row);
        var entity = ListedValues.Clean(kind, numbered.Entity);
        var (hasUsableKey, fault) = entity.Check(kind);
        _uniform.Add(row, fault);
        var (name, email) = _hasher.IdentityHashesOf(entity.Profile);
        if (!hasUsableKey)
        {
            entity = entity with { ExternalId = "" };
            NoteUnidentified(name, row);
            HoldBack(entity, row, HeldBackReason.NoUsableKey, fault!);
            if (name is null && email is null) return;
        }
        else if (fault is not null)
        {
            if (!ListedValues.IsSureKey(entity.ExternalId)) NoteUnidentified(name, row);
            HoldBack(entity, row, HeldBackReason.Faulty, fault);
        }

        if (fault is null && numbered.Given is { Count: > 0 } names) given.Add(number, names);
        _filling.Add(new(entity, number, row, fault is not null, name, email));
    }

    private StagedEntity Stage(CheckedEntity one)
    {
        var key = one.Entity.ExternalId;
        var normal = KeyForms.Normal(key, settings.KeysIgnoreCase);
        ProfileCodec.Sort(one.Entity.Profile, _sorted);
        if (!one.IsHeldBack && kind == EntityKind.User) listed.See(_sorted);
        return new()
        {
            Number = one.Number,
            ExternalId = key,
            NormalKey = normal == key ? null : normal,
            Row = one.Row,
            Hash = one.IsHeldBack ? NoHash : _profileHasher.HashOf(kind, key, _sorted),
            NameHash = one.NameHash,
            EmailHash = one.EmailHash,
            IsHeldBack = one.IsHeldBack,
            Resend = settings.Resend.Includes(key),
        };
    }

    private void NoteUnidentified(long? name, long row)
    {
        if (name is null && Unidentified++ == 0) UnidentifiedRow = row;
    }

    private void HoldBack(ListedEntity entity, long row, HeldBackReason reason, string message) =>
        heldBack.Add(new() { Kind = _name, ExternalId = entity.ExternalId, Row = row, Reason = reason, Message = message });

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        await _comparing.ConfigureAwait(false);
        var full = _filling;
        (_filling, _spare) = (_spare, full);

        // On another thread, as SQLite works on the one that calls it.
        _comparing = Task.Run(() => CompareAsync(full, cancellationToken), CancellationToken.None);
    }

    private async Task CompareAsync(List<CheckedEntity> chunk, CancellationToken cancellationToken)
    {
        if (chunk.Count == 0) return;
        foreach (var one in chunk) _staged.Add(Stage(one));
        foreach (var changed in await lease.StageAsync(kind, _staged, cancellationToken).ConfigureAwait(false))
        {
            var (staged, entity) = (_staged[changed.Position], chunk[changed.Position].Entity);
            if (!staged.Resend && _changed.IsStored(staged.ExternalId, entity.Alternatives, changed.Stored)) continue;
            _changed.Put(staged, entity.Profile, changed.Stored);
        }

        _staged.Clear();
        chunk.Clear();
    }

    private readonly record struct CheckedEntity(ListedEntity Entity, long Number, long Row, bool IsHeldBack, long? NameHash, long? EmailHash);
}

using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Batching.Internal;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Batching;

/// <summary>
/// Packs changes into batches, and these into sessions: as full as the limits allow, never the same entity twice in a session, the changes
/// of each entity in their order.
/// </summary>
/// <remarks>
/// <para>A change whose entity the session already has waits for the next session, and with it every later change that touches or names
/// the same entity; unrelated changes go on filling this session. At most a session's worth of changes waits.</para>
/// <para>Makes no request and knows no clock. Not safe for concurrent use.</para>
/// </remarks>
public sealed class BatchPacker : IDisposable
{
    private const int Kinds = (int)ChangeKind.DeviceDelete + 1;

    private static readonly ChangeFault NullChange = new(RejectionReason.Null, "The change is null.");

    private readonly BatchLimits _limits;
    private readonly BatchBuilder?[] _open = new BatchBuilder?[Kinds];
    private readonly int[] _lastBytes = new int[Kinds];
    private readonly List<Batch> _sealed = [];
    private readonly PooledBuffer _entry = new(PooledBuffer.SmallCapacity);
    private readonly EntryWriter _writer;
    private readonly EntitySet _inSession = new();
    private readonly EntitySet _inDeferred = new();
    private Queue<PendingChange> _deferred = new();
    private int _deferredCount;
    private int _batchesBegun;

    /// <summary>Makes a packer.</summary>
    /// <param name="limits">The limits; Okta's by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is less than 1, or less than <see cref="BatchLimits.LeastMaxBytes"/> bytes.</exception>
    public BatchPacker(BatchLimits? limits = null)
    {
        _limits = limits ?? new();
        if (_limits.MaxEntities < 1 || _limits.MaxBatches < 1 || _limits.MaxBytes < BatchLimits.LeastMaxBytes)
            throw new ArgumentOutOfRangeException(nameof(limits), _limits, $"At least 1 entity, 1 batch and {BatchLimits.LeastMaxBytes} bytes.");
        _writer = new(_entry);
    }

    /// <summary>Whether <see cref="TakeSession"/> must be called before the next <see cref="Add"/>.</summary>
    public bool SessionIsFull { get; private set; }

    /// <summary>Whether anything is packed, or waits to be, that <see cref="TakeSession"/> has not handed out.</summary>
    public bool HasChanges => _batchesBegun > 0 || _deferred.Count > 0;

    /// <summary>How many batches the session has so far, those taken early included.</summary>
    public int BatchesInSession => _batchesBegun;

    /// <summary>Checks a change and packs it.</summary>
    /// <param name="index">The place of the change in what was handed in.</param>
    /// <param name="change">The change; <see langword="null"/> is a fault, not an exception.</param>
    /// <returns>Why it was left out, or which of its members were; empty when all of it is packed.</returns>
    /// <exception cref="InvalidOperationException">The session is full.</exception>
    public IReadOnlyList<ChangeFault> Add(long index, IdentityChange? change)
    {
        if (SessionIsFull) throw new InvalidOperationException("The session is full: take it before adding more.");
        if (change is null) return [NullChange];
        if (change is MembershipChange membership) return AddMembership(index, membership);
        _entry.CutBackTo(0);
        if (!_writer.TryWriteSound(change))
        {
            var faults = ChangeValidator.Validate(change);
            if (faults.Count > 0) return faults;
            _writer.WriteUnusual(change);
        }

        // Measured before it may have to wait, so that its rejection is told where it was handed in.
        if (!BatchBuilder.FitsAlone(change.Kind, _entry.Length, _limits)) return [TooLarge()];
        PlaceEntry(index, change);
        return [];
    }

    /// <summary>Hands out a batch that can be sent before the session is complete: a full one of upserts.</summary>
    /// <param name="batch">The batch; it belongs to the caller.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTakeReady([NotNullWhen(true)] out Batch? batch)
    {
        batch = null;
        if (_sealed.Count == 0) return false;
        var index = _sealed.FindIndex(b => UploadOrder.StageOf(b.Kind) == UploadOrder.Upserts);
        if (index < 0) return false;
        batch = _sealed[index];
        _sealed.RemoveAt(index);
        return true;
    }

    /// <summary>Ends the session, hands out its batches in the order in which they are to be sent, and begins the next one with what waited for it.</summary>
    /// <returns>The batches that were not taken early; they belong to the caller.</returns>
    public IReadOnlyList<Batch> TakeSession()
    {
        for (var kind = 0; kind < Kinds; kind++) Seal((ChangeKind)kind);
        IReadOnlyList<Batch> session = _sealed.OrderBy(b => UploadOrder.StageOf(b.Kind)).ToArray();
        _sealed.Clear();
        _inSession.Clear();
        _inDeferred.Clear();
        _batchesBegun = 0;
        SessionIsFull = false;

        var waiting = _deferred;
        _deferred = new();
        _deferredCount = 0;
        foreach (var change in waiting)
        {
            if (SessionIsFull) Defer(change);
            else PlaceAgain(change);
        }

        return session;
    }

    /// <summary>Gives the memory of batches that were not taken back.</summary>
    public void Dispose()
    {
        foreach (var builder in _open) builder?.Dispose();
        foreach (var batch in _sealed) batch.Dispose();
        _writer.Dispose();
        _entry.Dispose();
    }

    /// <summary>The changes that were added but are in no batch that was handed out.</summary>
    internal IReadOnlyList<(ChangeKind Kind, BatchItem Item)> ChangesLeft()
    {
        var left = new List<(ChangeKind, BatchItem)>();
        foreach (var batch in _sealed) left.AddRange(batch.Items.Select(item => (batch.Kind, item)));
        for (var kind = 0; kind < Kinds; kind++) left.AddRange((_open[kind]?.Items ?? []).Select(item => ((ChangeKind)kind, item)));
        left.AddRange(_deferred.Select(d => (d.Change.Kind, new BatchItem(d.Index, d.Change.ExternalId, d.Members))));
        return left;
    }

    private static ArraySegment<string> MembersOf(MembershipChange change, IReadOnlyList<ChangeFault> faults)
    {
        var bad = faults.Count == 0 ? null : new HashSet<string>(faults.Select(f => f.MemberExternalId!), StringComparer.Ordinal);
        return new(change.MemberExternalIds.Where(m => bad is null || (m is not null && !bad.Contains(m))).Distinct(StringComparer.Ordinal).ToArray());
    }

    private IReadOnlyList<ChangeFault> AddMembership(long index, MembershipChange change)
    {
        var faults = ChangeValidator.Validate(change);
        if (faults.Any(f => f.MemberExternalId is null)) return faults;
        var members = MembersOf(change, faults);
        if (members.Count > 0) PlaceMembers(new(index, change, members), members);
        return faults;
    }

    private void PlaceAgain(PendingChange pending)
    {
        if (pending.Members is { } members)
        {
            PlaceMembers(pending, members);
            return;
        }

        _entry.CutBackTo(0);
        _writer.Write(pending.Change);
        PlaceEntry(pending.Index, pending.Change);
    }

    // The entry is written already, and a batch can take it.
    private void PlaceEntry(long index, IdentityChange change)
    {
        var (kind, id) = (change.Kind, change.ExternalId);

        // Of one that has to wait the session may say that it has it: what comes later and touches it has to wait, too.
        if (!_inSession.Add(kind, id) || (_deferredCount > 0 && (_inDeferred.Contains(kind, id) || _inDeferred.RefersTo(kind, id))))
        {
            Defer(new(index, change, null));
            return;
        }

        while (BatchFor(kind) is { } batch)
        {
            if (batch.TryAppend(index, id, _entry.Memory.Span)) return;
            Seal(kind);
#if NET
            // A small run never comes so far.
            _inSession.Expect(kind, _limits.MaxEntities * _limits.MaxBatches);
#endif
        }

        SessionIsFull = true;
        Defer(new(index, change, null));
    }

    private void PlaceMembers(PendingChange pending, ArraySegment<string> members)
    {
        var (kind, group) = (pending.Change.Kind, pending.Change.ExternalId);
        var mustWait = members.ToLookup(m =>
            _inSession.ContainsMember(group, m) || _inDeferred.ContainsMember(group, m) || _inDeferred.ContainsGroup(group) || _inDeferred.ContainsUser(m));
        if (mustWait[true].Any()) Defer(pending with { Members = new(mustWait[true].ToArray()) });

        var now = new ArraySegment<string>(mustWait[false].ToArray());
        while (now.Count > 0)
        {
            if (BatchFor(kind) is not { } batch)
            {
                SessionIsFull = true;
                Defer(pending with { Members = now });
                return;
            }

            var fitting = batch.AppendMembers(pending.Index, group, now);
            _inSession.AddMembers(group, new(now.Array!, now.Offset, fitting));
            now = new(now.Array!, now.Offset + fitting, now.Count - fitting);
            if (now.Count > 0) Seal(kind);
        }
    }

    // The open batch of the kind, or a new one if the session may have one more.
    private BatchBuilder? BatchFor(ChangeKind kind)
    {
        if (_open[(int)kind] is { } open) return open;
        if (_batchesBegun == _limits.MaxBatches) return null;
        _batchesBegun++;
        return _open[(int)kind] = new(kind, _limits, Math.Max(_lastBytes[(int)kind], PooledBuffer.DefaultCapacity));
    }

    private void Seal(ChangeKind kind)
    {
        if (_open[(int)kind] is not { } open) return;
        _sealed.Add(open.Seal());
        _lastBytes[(int)kind] = _sealed[_sealed.Count - 1].ByteCount; _open[(int)kind] = null;
    }

    private void Defer(PendingChange pending)
    {
        _deferred.Enqueue(pending);
        _deferredCount += pending.Count;
        if (pending.Members is { } members) _inDeferred.AddMembers(pending.Change.ExternalId, members);
        else _inDeferred.Add(pending.Change.Kind, pending.Change.ExternalId);
        if (_deferredCount >= _limits.MaxEntities * _limits.MaxBatches) SessionIsFull = true;
    }

    private ChangeFault TooLarge() =>
        new(RejectionReason.TooLarge, $"The change alone makes a request of more than {_limits.MaxBytes} bytes, which Okta does not take.");
}

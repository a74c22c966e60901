using Okta.Xaas.Batching;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Packs like a run, but sends nothing.</summary>
internal sealed class Estimation(BatchLimits limits, TimeSpan cooldown)
{
    private readonly List<RejectedChange> _rejected = [];
    private readonly SortedDictionary<ChangeKind, long> _changes = [];
    private long _read;
    private long _batches;
    private long _bytes;
    private long _sessions;

    public async Task<SyncEstimate> EstimateAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken)
    {
        using var packer = new BatchPacker(limits);
        await foreach (var change in changes.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var faults = packer.Add(_read, change);
            if (faults.Count > 0) _rejected.AddRange(RunAccount.RejectionsOf(_read, change, faults));
            _read++;
            while (packer.TryTakeReady(out var batch)) Count(batch);
            while (packer.SessionIsFull) CountSession(packer);
        }

        while (packer.HasChanges) CountSession(packer);
        return new()
        {
            ChangesRead = _read,
            Changes = _changes,
            Rejected = _rejected,
            Batches = _batches,
            Bytes = _bytes,
            Sessions = _sessions,
            ShortestTime = _sessions > 1 ? TimeSpan.FromTicks(cooldown.Ticks * (_sessions - 1)) : TimeSpan.Zero,
        };
    }

    private void CountSession(BatchPacker packer)
    {
        foreach (var batch in packer.TakeSession()) Count(batch);
        _sessions++;
    }

    private void Count(Batch batch)
    {
        using (batch)
        {
            _batches++;
            _bytes += batch.ByteCount;
            _changes[batch.Kind] = (_changes.TryGetValue(batch.Kind, out var count) ? count : 0) + batch.ChangeCount;
        }
    }
}

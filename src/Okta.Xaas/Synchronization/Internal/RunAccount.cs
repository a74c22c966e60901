using Okta.Xaas.Batching;
using Okta.Xaas.Batching.Internal;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>What became of every change so far. Every change that was read is booked once.</summary>
internal sealed class RunAccount(string identitySourceId)
{
    // The next session is packed while the last one is imported: changes are rejected and sessions are booked at the same time.
    private readonly object _gate = new();
    private readonly List<SessionReport> _sessions = [];
    private readonly List<RejectedChange> _rejected = [];
    private readonly List<ChangeReference> _withoutEffect = [];
    private readonly List<ChangeReference> _inDoubt = [];
    private readonly List<ChangeReference> _pending = [];
    private readonly List<ChangeReference> _notSent = [];
    private readonly SortedDictionary<ChangeKind, ChangeCounts> _counts = [];

    private long _changesRead;
    private long _unitsRead;
    private long _unitsRejected;

    public string IdentitySourceId => identitySourceId;

    public long ChangesRead => Volatile.Read(ref _changesRead);

    public bool ReadToEnd { get; set; }

    public long Imported { get; private set; }

    /// <summary>How many changes were read, members counted each: the unit of what is counted, where <see cref="ChangesRead"/> counts what was handed in.</summary>
    public long UnitsRead => Volatile.Read(ref _unitsRead);

    /// <summary>How many were left out or refused, members counted each.</summary>
    public long UnitsRejected => Volatile.Read(ref _unitsRejected);

    /// <summary>The sessions of an earlier run that were found in the journal.</summary>
    public IReadOnlyList<RecoveredSession> Recovered { get; set; } = [];

    /// <summary>Counts a change as read and gives its index. One at a time: who looks meanwhile sees the last.</summary>
    public long Read(IdentityChange? change)
    {
        var index = _changesRead;
        Volatile.Write(ref _unitsRead, _unitsRead + (change is MembershipChange membership ? Math.Max(1, membership.MemberExternalIds.Count) : 1));
        Volatile.Write(ref _changesRead, index + 1);
        return index;
    }

    /// <summary>Books the faults of a change: one rejection for the whole of it, or one for each faulty member.</summary>
    public IReadOnlyList<RejectedChange> Reject(long index, IdentityChange? change, IReadOnlyList<ChangeFault> faults)
    {
        var rejected = RejectionsOf(index, change, faults);
        lock (_gate) _rejected.AddRange(rejected);
        if (change is null) Interlocked.Increment(ref _unitsRejected);
        if (change is not null)
        {
            var whole = rejected.Any(r => r.MemberExternalId is null);
            var count = whole && change is MembershipChange membership ? Math.Max(1, membership.MemberExternalIds.Distinct().Count()) : rejected.Count;
            Count(change.Kind, count, c => c with { Rejected = c.Rejected + count }, nameof(ChangeCounts.Rejected));
        }

        return rejected;
    }

    /// <summary>Books a single change that Okta refused, with Okta's own words.</summary>
    public void RejectByOkta(Batch single, string words)
    {
        var item = single.Items[0];
        lock (_gate)
        {
            _rejected.Add(new()
            {
                Index = item.Index,
                Kind = single.Kind,
                ExternalId = item.ExternalId,
                MemberExternalId = item.Members?.First(),
                Reason = RejectionReason.RefusedByOkta,
                MayBeImported = single.MayBeImported,
                Message = words,
            });
        }

        Count(single.Kind, item.Count, c => c with { Rejected = c.Rejected + item.Count }, nameof(ChangeCounts.Rejected));
    }

    /// <summary>Books memberships of users or groups that Okta does not have, as these were refused themselves.</summary>
    public void RejectDependents(Batch batch)
    {
        lock (_gate)
        {
            _rejected.AddRange(batch.Items.SelectMany(item => item.Members!.Value.Select(member => new RejectedChange
            {
                Index = item.Index,
                Kind = batch.Kind,
                ExternalId = item.ExternalId,
                MemberExternalId = member,
                Reason = RejectionReason.DependsOnRefused,
                MayBeImported = batch.MayBeImported,
                Message = "The upsert of the group or of the member was refused, so Okta would pass over this membership. Mend that one, then hand in both.",
            })));
        }

        Count(batch.Kind, batch.ChangeCount, c => c with { Rejected = c.Rejected + batch.ChangeCount }, nameof(ChangeCounts.Rejected));
    }

    /// <summary>Books a session that has ended.</summary>
    public void Book(SessionReport report)
    {
        lock (_gate) _sessions.Add(report);
        Telemetry.RecordSession(IdentitySourceId, report);
    }

    /// <summary>Books changes by what became of them. What an earlier session may have imported is never just "not sent".</summary>
    public void Book(SessionOutcome outcome, IEnumerable<Batch> batches)
    {
        foreach (var batch in batches)
            Book(batch.MayBeImported && outcome is (SessionOutcome.Canceled or SessionOutcome.LeftOpen) ? SessionOutcome.InDoubt : outcome, batch.Kind, batch.Items);
    }

    /// <summary>Books changes that were packed but never sent.</summary>
    public void BookNotSent(IEnumerable<(ChangeKind Kind, BatchItem Item)> left)
    {
        foreach (var group in left.GroupBy(l => l.Kind, l => l.Item)) Book(SessionOutcome.Canceled, group.Key, group.ToArray());
    }

    /// <summary>The account as it is now: what hangs and goes on later changes it no more.</summary>
    public SyncResult ToResult(string identitySourceId, DateTimeOffset startedAt, DateTimeOffset finishedAt)
    {
        lock (_gate)
        {
            return new()
            {
                IdentitySourceId = identitySourceId,
                StartedAt = startedAt,
                FinishedAt = finishedAt,
                ChangesRead = ChangesRead,
                ReadToEnd = ReadToEnd,
                Sessions = [.. _sessions],
                Counts = new SortedDictionary<ChangeKind, ChangeCounts>(_counts),
                Rejected = [.. _rejected],
                WithoutEffect = [.. _withoutEffect],
                InDoubt = [.. _inDoubt],
                Pending = [.. _pending],
                NotSent = [.. _notSent],
                Recovered = Recovered,
            };
        }
    }

    public static IReadOnlyList<RejectedChange> RejectionsOf(long index, IdentityChange? change, IReadOnlyList<ChangeFault> faults)
    {
        RejectedChange Rejection(IEnumerable<ChangeFault> all)
        {
            var first = all.First();
            return new()
            {
                Index = index,
                Kind = change?.Kind,
                ExternalId = change?.ExternalId ?? "",
                MemberExternalId = first.MemberExternalId,
                Reason = first.Reason,
                Attribute = first.Attribute,
                Message = string.Join(" ", all.Select(f => f.Message)),
            };
        }

        var whole = faults.Where(f => f.MemberExternalId is null).ToArray();
        return whole.Length > 0 ? [Rejection(whole)] : faults.GroupBy(f => f.MemberExternalId).Select(Rejection).ToArray();
    }

    private void Book(SessionOutcome outcome, ChangeKind kind, IReadOnlyList<BatchItem> items)
    {
        long count = items.Sum(i => i.Count);
        switch (outcome)
        {
            case SessionOutcome.Imported:
                lock (_gate) Imported += count;
                Count(kind, count, c => c with { Imported = c.Imported + count }, nameof(ChangeCounts.Imported));
                break;
            case SessionOutcome.WithoutEffect:
                AddReferences(_withoutEffect, kind, items);
                Count(kind, count, c => c with { WithoutEffect = c.WithoutEffect + count }, nameof(ChangeCounts.WithoutEffect));
                break;
            case SessionOutcome.ImportPending:
                AddReferences(_pending, kind, items);
                Count(kind, count, c => c with { Pending = c.Pending + count }, nameof(ChangeCounts.Pending));
                break;
            case SessionOutcome.InDoubt:
                AddReferences(_inDoubt, kind, items);
                Count(kind, count, c => c with { InDoubt = c.InDoubt + count }, nameof(ChangeCounts.InDoubt));
                break;
            default:
                AddReferences(_notSent, kind, items);
                Count(kind, count, c => c with { NotSent = c.NotSent + count }, nameof(ChangeCounts.NotSent));
                break;
        }
    }

    internal static ChangeReference ReferenceTo(ChangeKind kind, BatchItem item) =>
        new() { Index = item.Index, Kind = kind, ExternalId = item.ExternalId, MemberExternalIds = item.Members?.ToArray() };

    private void AddReferences(List<ChangeReference> list, ChangeKind kind, IReadOnlyList<BatchItem> items)
    {
        lock (_gate) list.AddRange(items.Select(item => ReferenceTo(kind, item)));
    }

    private void Count(ChangeKind kind, long count, Func<ChangeCounts, ChangeCounts> add, string outcome)
    {
        if (outcome == nameof(ChangeCounts.Rejected)) Interlocked.Add(ref _unitsRejected, count);
        lock (_gate) _counts[kind] = add(_counts.TryGetValue(kind, out var counts) ? counts : new());
        Telemetry.CountChanges(IdentitySourceId, kind, outcome, count);
    }
}

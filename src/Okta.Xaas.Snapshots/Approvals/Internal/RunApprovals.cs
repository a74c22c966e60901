using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Approvals.Internal;

/// <summary>What a run has to do with approvals: finds the one that allows it, and asks for one.</summary>
internal sealed class RunApprovals(ISnapshotLease lease, byte[] storeKey, RecordsKey key, ApprovalOptions options, TimeProvider time)
{
    // Those that doubt the list itself: a list that is now cut off, or older, is not the one that was approved.
    private const Safeguard OfTheListItself = Safeguard.EmptySnapshot | Safeguard.SmallSnapshot | Safeguard.HeldBackRecords | Safeguard.OlderList | Safeguard.CutList;

    /// <summary>Finds the approval by which a plan that safeguards stop can be applied, and which of its changes; null when there is none.</summary>
    /// <exception cref="SnapshotStoreException">The signature of the approval is not right.</exception>
    public async Task<(FeedApproval Approval, ApprovedChanges Changes)?> FindAsync(SynchronizationPlan plan, IReadOnlyList<SafeguardHit> stopping, CancellationToken cancellationToken)
    {
        foreach (var text in Open(await lease.Records.ReadAsync(cancellationToken).ConfigureAwait(false)))
        {
            if (text.Approval.State != ApprovalState.Approved) continue;
            var seen = text.Approval.Findings.Aggregate(Safeguard.None, (all, hit) => all | hit.Safeguard);
            if (stopping.Any(hit => (hit.Safeguard & OfTheListItself & ~seen) != 0)) continue;
            var changes = await ApprovedChanges.OfAsync(plan, await MarksOfAsync(text, cancellationToken).ConfigureAwait(false), storeKey, lease, cancellationToken).ConfigureAwait(false);
            if (changes.Applied > 0) return (text.Approval, changes);
            changes.Dispose();
        }

        return null;
    }

    /// <summary>Lets a plan wait for an approval, and notes that the run ended by it. Where the same waits already, or was refused, nobody is asked again.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stopping">What stops it.</param>
    /// <param name="endOf">The run as it ended, by the approval's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<FeedApproval> RequestAsync(SynchronizationPlan plan, IReadOnlyList<SafeguardHit> stopping, Func<string, FeedRun> endOf, CancellationToken cancellationToken)
    {
        var marks = await MarkSet.OfAsync(plan, storeKey, cancellationToken).ConfigureAwait(false);
        var same = await FindSameAsync(stopping, marks, cancellationToken).ConfigureAwait(false);
        FeedApproval? kept = null;
        await lease.Records.ChangeAsync(
            book =>
            {
                var now = time.GetUtcNow();
                kept = Open(book).Select(text => text.Approval).FirstOrDefault(approval => approval.ApprovalId == same);
                var asked = kept is null;
                var run = endOf(kept?.ApprovalId ?? ApprovalIds.New());
                kept ??= NewOf(plan.Summary, stopping, run, now);
                var parts = asked ? MarkSet.ToParts(marks) : [];
                var (closed, entries) = Close(book, kept.ApprovalId, run, "a later list has other changes");
                entries.Add(new(now, AuditEvent.RunEnded, run.RequestedBy, run.Machine, run, kept.ApprovalId));
                if (asked)
                {
                    closed.Add(new ApprovalText(kept, ApprovalText.HashOf(parts), marks.Count).ToStored(key));
                    entries.Add(new(now, AuditEvent.ApprovalRequested, run.RequestedBy, run.Machine, run, kept.ApprovalId));
                }

                return new()
                {
                    Values = new Dictionary<string, string?> { [FeedValues.LastRun] = FeedValues.Of(run), [FeedValues.HeldBack] = FeedValues.Of(run) },
                    Approvals = closed,
                    Marks = asked ? new Dictionary<string, IReadOnlyList<byte[]>> { [kept.ApprovalId] = parts } : new Dictionary<string, IReadOnlyList<byte[]>>(),
                    Entries = AuditText.Append(book, key, entries),
                };
            },
            cancellationToken).ConfigureAwait(false);
        return kept!;
    }

    /// <summary>Closes what is open but one: done by the run when it was applied, else not needed any more.</summary>
    public (List<StoredApproval> Approvals, List<AuditText> Entries) Close(FeedBook book, string? but, FeedRun run, string why)
    {
        var (approvals, entries) = (new List<StoredApproval>(), new List<AuditText>());
        foreach (var text in book.Approvals.Select(stored => ApprovalText.Read(stored, time.GetUtcNow(), key)).Where(text => text.Approval.ApprovalId != but))
        {
            var isDone = text.Approval.State == ApprovalState.Approved && text.Approval.ApprovalId == run.ApprovalId;
            var isOver = text.Approval.State == ApprovalState.Expired;
            var state = isDone ? ApprovalState.Applied : isOver ? ApprovalState.Expired : ApprovalState.Superseded;
            approvals.Add((text with { Approval = text.Approval with { State = state, AppliedByRun = isDone ? run.RunId : null } }).ToStored(key));
            entries.Add(new(
                time.GetUtcNow(), AuditEvent.ApprovalClosed, run.RequestedBy, run.Machine, ApprovalId: text.Approval.ApprovalId, Comment: isDone ? "done" : isOver ? "its time is over" : why));
        }

        return (approvals, entries);
    }

    private IEnumerable<ApprovalText> Open(FeedBook book) => book.Approvals.Select(stored => ApprovalText.Read(stored, time.GetUtcNow(), key)).Where(text => text.Approval.State != ApprovalState.Expired);

    private async Task<HashSet<ChangeMark>> MarksOfAsync(ApprovalText text, CancellationToken cancellationToken)
    {
        var parts = await lease.Records.ReadApprovalMarksAsync(text.Approval.ApprovalId, cancellationToken).ConfigureAwait(false);
        return ApprovalText.HashOf(parts) == text.Marks
            ? MarkSet.Read(parts)
            : throw new SnapshotStoreException($"The changes of approval {text.Approval.ApprovalId} are not those that it was signed with: somebody has changed them. Nothing was done by it. Find out who can write the store; then refuse it.");
    }

    // The same: it was stopped by the same findings, and whatever it was about is still to be done. What came in addition is no reason to ask again.
    private async Task<string?> FindSameAsync(IReadOnlyList<SafeguardHit> stopping, HashSet<ChangeMark> marks, CancellationToken cancellationToken)
    {
        var findings = stopping.Select(hit => hit.ToFinding()).ToHashSet();
        foreach (var text in Open(await lease.Records.ReadAsync(cancellationToken).ConfigureAwait(false)))
        {
            if (text.Approval.State == ApprovalState.Approved || text.MarkCount > marks.Count || !findings.SetEquals(text.Approval.Findings.Select(hit => hit.ToFinding()))) continue;
            if ((await MarksOfAsync(text, cancellationToken).ConfigureAwait(false)).IsSubsetOf(marks)) return text.Approval.ApprovalId;
        }

        return null;
    }

    private FeedApproval NewOf(PlanSummary plan, IReadOnlyList<SafeguardHit> stopping, FeedRun run, DateTimeOffset now) => new()
    {
        ApprovalId = run.ApprovalId!,
        IdentitySourceId = plan.IdentitySourceId,
        RunId = run.RunId,
        RequestedBy = run.RequestedBy,
        RequestedAt = now,
        ValidUntil = now + options.ValidFor,
        Findings = stopping,
        Changes = plan.Changes,
        Users = plan.Users,
        Groups = plan.Groups,
        Devices = plan.Devices,
        Memberships = plan.Memberships,
    };
}

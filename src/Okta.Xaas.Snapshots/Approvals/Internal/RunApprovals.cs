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

    // What this run has found approved, and not of use to it: it is no reason not to ask.
    private readonly HashSet<string> _passedOver = new(StringComparer.Ordinal);

    private const string WasChanged = "somebody has changed it in the store";

    /// <summary>Finds the approval by which a plan that safeguards stop can be applied, and which of its changes; null when there is none.</summary>
    /// <exception cref="SnapshotStoreException">Somebody has changed an approval in the store. It is closed, so that the next run asks anew.</exception>
    public async Task<(FeedApproval Approval, ApprovedChanges Changes)?> FindAsync(SynchronizationPlan plan, IReadOnlyList<SafeguardHit> stopping, CancellationToken cancellationToken)
    {
        var book = await lease.Records.ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var stored in book.Approvals.Where(stored => !ApprovalText.IsSigned(stored, key)))
            throw await RefutedAsync(stored.Id, "does not have the signature of the store's key", cancellationToken).ConfigureAwait(false);
        foreach (var text in Open(book))
        {
            if (text.Approval.State != ApprovalState.Approved) continue;
            _passedOver.Add(text.Approval.ApprovalId);
            var seen = text.Approval.Findings.Aggregate(Safeguard.None, (all, hit) => all | hit.Safeguard);
            if (stopping.Any(hit => (hit.Safeguard & OfTheListItself & ~seen) != 0)) continue;
            if (!await StandsAsync(text, cancellationToken).ConfigureAwait(false))
                throw await RefutedAsync(text.Approval.ApprovalId, "is another one than the audit trail tells", cancellationToken).ConfigureAwait(false);
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

                return new FeedBookChange
                {
                    Values = new Dictionary<string, string?> { [FeedValues.LastRun] = FeedValues.Of(run), [FeedValues.HeldBack] = FeedValues.Of(run) },
                    Approvals = closed,
                    Marks = asked ? new Dictionary<string, IReadOnlyList<byte[]>> { [kept.ApprovalId] = parts } : new Dictionary<string, IReadOnlyList<byte[]>>(),
                }.Enter(book, key, [.. entries]);
            },
            cancellationToken).ConfigureAwait(false);
        return kept!;
    }

    /// <summary>Closes what is open but one: done by the run when it was applied, else not needed any more.</summary>
    public (List<StoredApproval> Approvals, List<AuditText> Entries) Close(FeedBook book, string? but, FeedRun run, string why)
    {
        var (approvals, entries) = (new List<StoredApproval>(), new List<AuditText>());
        foreach (var stored in book.Approvals.Where(stored => stored.Id != but))
        {
            if (!ApprovalText.IsSigned(stored, key))
            {
                // It is left as it is, for who looks into it.
                approvals.Add(stored with { IsOpen = false });
                entries.Add(new(time.GetUtcNow(), AuditEvent.ApprovalClosed, run.RequestedBy, run.Machine, ApprovalId: stored.Id, Comment: WasChanged));
                continue;
            }

            var text = ApprovalText.Read(stored, time.GetUtcNow());
            var isDone = text.Approval.State == ApprovalState.Approved && text.Approval.ApprovalId == run.ApprovalId;
            var isOver = text.Approval.State == ApprovalState.Expired;
            var state = isDone ? ApprovalState.Applied : text.IsOpen ? ApprovalState.Superseded : text.Approval.State;
            approvals.Add((text with { Approval = text.Approval with { State = state, AppliedByRun = isDone ? run.RunId : text.Approval.AppliedByRun } }).ToStored(key));
            entries.Add(new(
                time.GetUtcNow(), AuditEvent.ApprovalClosed, run.RequestedBy, run.Machine, ApprovalId: text.Approval.ApprovalId, Comment: isDone ? "done" : isOver ? "its time is over" : why));
        }

        return (approvals, entries);
    }

    private IEnumerable<ApprovalText> Open(FeedBook book) => book.Approvals.Select(stored => ApprovalText.Read(stored, time.GetUtcNow(), key)).Where(text => text.IsOpen);

    // An earlier state of an approval is signed as well, and can be put back; but not into the trail, which goes on. Since the decision it has a few entries for each run.
    private async Task<bool> StandsAsync(ApprovalText text, CancellationToken cancellationToken)
    {
        var stands = false;
        await foreach (var entry in AuditTrail.ReadAsync(lease.Records, key, text.Approval.IdentitySourceId, text.DecidedIn - 1, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Signature != AuditSignature.Valid) return false;
            if (entry.ApprovalId != text.Approval.ApprovalId) continue;
            if (entry.Event == AuditEvent.Approved) stands = true;
            else if (entry.Event is AuditEvent.Refused or AuditEvent.ApprovalClosed) stands = false;
        }

        return stands;
    }

    // It is closed first: else it would end each run, and nobody could be asked anew.
    private async Task<SnapshotStoreException> RefutedAsync(string approvalId, string why, CancellationToken cancellationToken)
    {
        await lease.Records.ChangeAsync(
            book => book.Approvals.FirstOrDefault(open => open.Id == approvalId) is not { } stored ? null : new FeedBookChange { Approvals = [stored with { IsOpen = false }] }
                .Enter(book, key, new AuditText(time.GetUtcNow(), AuditEvent.ApprovalClosed, Environment.UserName, Environment.MachineName, ApprovalId: approvalId, Comment: WasChanged)),
            cancellationToken).ConfigureAwait(false);
        return new($"Approval {approvalId} {why}: somebody has changed it in the store. Nothing was sent, and it was closed. Find out who can write the store; the next run asks anew.");
    }

    private async Task<HashSet<ChangeMark>> MarksOfAsync(ApprovalText text, CancellationToken cancellationToken)
    {
        var parts = await lease.Records.ReadApprovalMarksAsync(text.Approval.ApprovalId, cancellationToken).ConfigureAwait(false);
        return ApprovalText.HashOf(parts) == text.Marks
            ? MarkSet.Read(parts)
            : throw await RefutedAsync(text.Approval.ApprovalId, "is about other changes than it was signed with", cancellationToken).ConfigureAwait(false);
    }

    // The same: it was stopped by the same findings, and whatever it was about is still to be done. What came in addition is no reason to ask again. One that is approved by now was
    // not yet when the run looked for it: the next run does it.
    private async Task<string?> FindSameAsync(IReadOnlyList<SafeguardHit> stopping, HashSet<ChangeMark> marks, CancellationToken cancellationToken)
    {
        var findings = stopping.Select(hit => hit.ToFinding()).ToHashSet();
        foreach (var text in Open(await lease.Records.ReadAsync(cancellationToken).ConfigureAwait(false)))
        {
            if (_passedOver.Contains(text.Approval.ApprovalId)) continue;
            if (text.MarkCount > marks.Count || !findings.SetEquals(text.Approval.Findings.Select(hit => hit.ToFinding()))) continue;
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

using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Approvals.Internal;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>What is written down of a run while it goes on: for the feed's state, and for the audit trail.</summary>
internal sealed class RunNotes
{
    private readonly ISnapshotLease _lease;
    private readonly RecordsKey _key;
    private readonly TimeProvider _time;

    private RunNotes(ISnapshotLease lease, byte[] storeKey, RecordsKey key, ApprovalOptions options, TimeProvider time, FeedRun run)
    {
        (_lease, _key, _time, Run) = (lease, key, time, run);
        Approvals = new(lease, storeKey, key, options, time);
    }

    /// <summary>The run as it is known so far.</summary>
    public FeedRun Run { get; private set; }

    /// <summary>Whether its end was written down.</summary>
    public bool IsOver => Run.Outcome != FeedRunOutcome.Running;

    /// <summary>When the last run ended in which everything went through, as the store knew it when this one began.</summary>
    public DateTimeOffset? LastSuccessAt { get; private set; }

    public RunApprovals Approvals { get; }

    /// <summary>Notes that a run begins, and that the last one was cut off if it never ended.</summary>
    public static async Task<RunNotes> BeginAsync(ISnapshotLease lease, byte[] storeKey, string identitySourceId, ApprovalOptions options, string? requestedBy, TimeProvider time, CancellationToken cancellationToken)
    {
        var run = NewRun(requestedBy, time);
        var notes = new RunNotes(lease, storeKey, new(storeKey, identitySourceId), options, time, run);
        await lease.Records.ChangeAsync(
            book =>
            {
                notes.LastSuccessAt = FeedValues.TimeOf(book, FeedValues.LastSuccess);
                var entries = new List<AuditText> { new(run.StartedAt, AuditEvent.RunStarted, run.RequestedBy, run.Machine, run) };
                if (FeedValues.RunOf(book) is { Outcome: FeedRunOutcome.Running } cut)
                    entries.Insert(0, new(run.StartedAt, AuditEvent.RunCutOff, cut.RequestedBy, cut.Machine, cut with { Outcome = FeedRunOutcome.CutOff }));
                return notes.Change(book, entries);
            },
            cancellationToken).ConfigureAwait(false);
        return notes;
    }

    /// <summary>Notes that a run did not get its source. The feed's last run is the one that has it.</summary>
    public static async Task NoteBusyAsync(IFeedRecords records, string identitySourceId, SnapshotOptions options, string? requestedBy, TimeProvider time, CancellationToken cancellationToken)
    {
        if ((await records.ReadAsync(cancellationToken).ConfigureAwait(false)).Source is not { KeyCheck: not null } source) return; // The first run of all has it, and has no key yet.
        var key = new RecordsKey(await HashKeys.OfAsync(source, options, cancellationToken).ConfigureAwait(false), identitySourceId);
        var run = NewRun(requestedBy, time);
        run = run with { Outcome = FeedRunOutcome.Busy, FinishedAt = run.StartedAt };
        var entry = new AuditText(run.StartedAt, AuditEvent.RunEnded, run.RequestedBy, run.Machine, run);
        await records.ChangeAsync(book => new FeedBookChange().Enter(book, key, entry), cancellationToken).ConfigureAwait(false);
    }

    public void Recovered(IReadOnlyList<RecoveredSession> recovered) => Run = Run with { RecoveredSessions = recovered.Count };

    public void Planned(PlanSummary plan) => Run = Run with { Changes = plan.Changes, UserDeletions = plan.Users.Deleted, HeldBack = plan.HeldBackCounts };

    /// <summary>Notes that what was approved is about to be sent.</summary>
    public Task ApplyAsync(FeedApproval approval, CancellationToken cancellationToken)
    {
        Run = Run with { ApprovalId = approval.ApprovalId };
        return _lease.Records.ChangeAsync(
            book => Change(book, [new(_time.GetUtcNow(), AuditEvent.ApprovalApplied, Run.RequestedBy, Run.Machine, Run, approval.ApprovalId)]), cancellationToken);
    }

    /// <summary>Notes that safeguards stopped the run, and lets it wait for an approval.</summary>
    public Task<FeedApproval> StopAsync(SynchronizationPlan plan, IReadOnlyList<SafeguardHit> stopping, CancellationToken cancellationToken) => Approvals.RequestAsync(
        plan,
        stopping,
        approvalId => Run = Run with
        {
            Outcome = FeedRunOutcome.Stopped,
            FinishedAt = _time.GetUtcNow(),
            NotSent = Run.Changes,
            StoppedBy = [.. stopping.Select(hit => hit.ToFinding())],
            ApprovalId = approvalId,
        },
        cancellationToken);

    /// <summary>Notes that the run came to its end, after which nothing is to be approved any more.</summary>
    public Task EndAsync(SyncResult? result, AppliedApproval? applied, CancellationToken cancellationToken)
    {
        Take(result, applied);
        var isWhole = (result?.Succeeded ?? true) && applied is null or { LeftOut: 0 };
        Run = Run with { Outcome = isWhole ? FeedRunOutcome.Succeeded : FeedRunOutcome.Incomplete, FinishedAt = _time.GetUtcNow() };
        return _lease.Records.ChangeAsync(
            book =>
            {
                var (approvals, entries) = Approvals.Close(book, but: null, Run, "a run got through without it");
                entries.Insert(0, EndOfRun());
                var values = new Dictionary<string, string?> { [FeedValues.HeldBack] = FeedValues.Of(Run) };
                if (isWhole) values[FeedValues.LastSuccess] = FeedValues.Of(Run.FinishedAt);
                return Change(book, entries, values) with { Approvals = approvals };
            },
            cancellationToken);
    }

    /// <summary>Notes that the run failed, or was cancelled.</summary>
    public Task FailAsync(Exception exception, CancellationToken cancellationToken)
    {
        Take((exception as SynchronizationException)?.Result ?? (exception as SynchronizationCanceledException)?.Result, applied: null);
        var isCanceled = exception is OperationCanceledException;
        Run = Run with
        {
            Outcome = isCanceled ? FeedRunOutcome.Canceled : FeedRunOutcome.Failed,
            FinishedAt = _time.GetUtcNow(),
            ErrorType = isCanceled ? null : ErrorTypes.Of(exception),
        };
        return _lease.Records.ChangeAsync(book => Change(book, [EndOfRun()]), cancellationToken);
    }

    private static FeedRun NewRun(string? requestedBy, TimeProvider time) => new()
    {
        RunId = Guid.NewGuid().ToString("N"),
        StartedAt = time.GetUtcNow(),
        RequestedBy = requestedBy ?? Environment.UserName,
        Machine = Environment.MachineName,
    };

    private AuditText EndOfRun() => new(_time.GetUtcNow(), AuditEvent.RunEnded, Run.RequestedBy, Run.Machine, Run, Run.ApprovalId);

    private FeedBookChange Change(FeedBook book, IEnumerable<AuditText> entries, Dictionary<string, string?>? values = null) =>
        new FeedBookChange { Values = new Dictionary<string, string?>(values ?? []) { [FeedValues.LastRun] = FeedValues.Of(Run) } }.Enter(book, _key, [.. entries]);

    private void Take(SyncResult? result, AppliedApproval? applied)
    {
        if (result is not null)
        {
            var counts = result.Counts.Values;
            Run = Run with
            {
                Imported = result.Imported,
                Rejected = counts.Sum(count => count.Rejected),
                InDoubt = counts.Sum(count => count.InDoubt),
                Pending = counts.Sum(count => count.Pending),
                NotSent = counts.Sum(count => count.NotSent),
            };
        }

        if (applied is not null) Run = Run with { NotSent = Run.NotSent + applied.LeftOut };
    }
}

using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Snapshots.Approvals.Internal;
using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Records;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>What is done while an identity source is taken.</summary>
internal sealed class SnapshotRun(
    ISnapshotLease lease,
    LeaseJournal journal,
    IdentitySourceSynchronizer synchronizer,
    SchemaNotes schema,
    string identitySourceId,
    SnapshotOptions options,
    TimeSpan cleanUpTimeLimit,
    TimeProvider time,
    ILogger logger) : IAsyncDisposable
{
    private IReadOnlyList<RecoveredSession> _recovered = [];
    private byte[]? _key;
    private RunNotes? _notes;

    public ISnapshotLease Lease => lease;

    /// <summary>The key of the source's hashes.</summary>
    public async Task<byte[]> KeyAsync(CancellationToken cancellationToken) => _key ??= await HashKeys.OfAsync(lease, options, cancellationToken).ConfigureAwait(false);

    /// <summary>Notes that a run begins, if it is one, and ends what one that was cut off has left behind.</summary>
    public async Task BeginAsync(SnapshotRunOptions? noted, CancellationToken cancellationToken)
    {
        if (noted is not null)
        {
            _notes = await RunNotes.BeginAsync(
                lease, await KeyAsync(cancellationToken).ConfigureAwait(false), identitySourceId, options.Approvals, noted.RequestedBy, time, cancellationToken).ConfigureAwait(false);
            if (_notes.LastSuccessAt is { } last) FeedGauges.Succeeded(identitySourceId, last);
            logger.RunBegins(_notes.Run.RunId, identitySourceId);
            Activity.Current?.SetTag(FeedTelemetryNames.RunTag, _notes.Run.RunId);
        }

        _recovered = await NotedAsync(() => synchronizer.RecoverAsync(cancellationToken)).ConfigureAwait(false);
        if (_recovered.Count == 0) return;
        _notes?.Recovered(_recovered);
        FeedMetrics.Recovered(identitySourceId, _recovered);
        logger.Recovered(identitySourceId, _recovered.Count);
    }

    /// <summary>Notes that what is stored is about to be corrected by what the org has.</summary>
    public async Task NoteCorrectionAsync(CancellationToken cancellationToken)
    {
        var key = new RecordsKey(await KeyAsync(cancellationToken).ConfigureAwait(false), identitySourceId);
        var entry = new AuditText(time.GetUtcNow(), AuditEvent.StoreCorrected, Environment.UserName, Environment.MachineName);
        await lease.Records.ChangeAsync(book => new FeedBookChange().Enter(book, key, entry), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does something of the run; what ends it is written down.</summary>
    public async Task<T> NotedAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (_notes is { IsOver: false })
        {
            await NoteFailureAsync(exception).ConfigureAwait(false);
            throw;
        }
    }

    public async Task<SynchronizationPlan> PlanAsync(IdentitySnapshot snapshot, SnapshotRunOptions run, RunProgress? progress, CancellationToken cancellationToken)
    {
        using var activity = FeedMetrics.Activities.StartActivity(FeedTelemetryNames.PlanActivity);
        activity?.SetTag(TelemetryNames.IdentitySourceTag, identitySourceId);
        var started = time.GetTimestamp();
        var key = await KeyAsync(cancellationToken).ConfigureAwait(false);
        using var planner = new SnapshotPlanner(lease, new(
            identitySourceId,
            key,
            options.Safeguards,
            run.Allows,
            ResendRule.Of(lease.Source.Runs, options.ResynchronizeEveryRuns, options.SpreadResynchronization, run.Resynchronize),
            options.KeysIgnoreCase,
            options.TemporaryFolder ?? Path.GetTempPath(),
            time.GetUtcNow(),
            synchronizer.EstimateAsync,
            schema.OfAsync,
            progress is null ? null : progress.RecordRead));
        var plan = await planner.PlanAsync(snapshot, cancellationToken).ConfigureAwait(false);
        Tell(plan.Summary, time.GetElapsedTime(started));
        progress?.Planned(plan.Summary.Changes);
        return plan;
    }

    /// <summary>Refuses a plan that does not stand on what the store has now.</summary>
    public void EnsureCurrent(PlanSummary plan)
    {
        if (plan.IdentitySourceId != identitySourceId)
            throw new PlanOutdatedException($"The plan is of identity source {plan.IdentitySourceId}, not of {identitySourceId}. Nothing was sent.");
        if (plan.Revision != lease.Source.Revision)
        {
            throw new PlanOutdatedException(
                $"The store has moved on since the plan was made: it stands on revision {plan.Revision}, and the store has {lease.Source.Revision}. Nothing was sent. Make a plan anew, and have that one approved.");
        }
    }

    public async Task<SnapshotResult> ApplyAsync(SynchronizationPlan plan, SnapshotRunOptions run, RunProgress? progress, CancellationToken cancellationToken)
    {
        _notes!.Planned(plan.Summary);
        SafeguardHit[] stopping = [.. plan.Summary.Safeguards.Where(hit => !run.Allows(hit.ToFinding()))];
        var approved = stopping.Length == 0 ? null : await _notes.Approvals.FindAsync(plan, stopping, cancellationToken).ConfigureAwait(false);
        if (stopping.Length > 0 && approved is null) throw await StopAsync(plan, stopping, cancellationToken).ConfigureAwait(false);
        plan.NarrowBy(approved is { } found ? found.Changes.Narrow : null, approved?.Changes);
        await KeepGivenNamesAsync(plan, cancellationToken).ConfigureAwait(false);
        var applied = approved is var (approval, changes) ? await TakeAsync(approval, changes, cancellationToken).ConfigureAwait(false) : null;
        progress?.Sending(applied?.Applied ?? plan.Summary.Changes);
        var result = plan.IsEmpty
            ? null
            : await synchronizer.SynchronizeAsync(journal.ReadAsync(plan, cancellationToken), progress, cancellationToken).ConfigureAwait(false);
        await EndAsync(plan, result, applied, cancellationToken).ConfigureAwait(false);
        return new() { RunId = _notes.Run.RunId, Plan = plan.Summary, Recovered = _recovered, Synchronization = result, Approval = applied };
    }

    /// <summary>Lets go of a lease. A store that hangs does not hold up the result: it is waited for a quarter of the time for cleaning up, of which the engine needs no more than the rest where only the store hangs.</summary>
    public static async ValueTask ReleaseAsync(ISnapshotLease lease, TimeSpan cleanUpTimeLimit, TimeProvider time)
    {
        var closing = Task.Run(() => lease.DisposeAsync().AsTask());
        if (await HasPatienceAsync(closing, cleanUpTimeLimit, time).ConfigureAwait(false)) await closing.ConfigureAwait(false);
    }

    /// <summary>Waits for a call of the store, as long as it may take at the end of a run.</summary>
    public static async Task<bool> HasPatienceAsync(Task call, TimeSpan cleanUpTimeLimit, TimeProvider time)
    {
        using var limit = time.LimitTo(TimeSpan.FromTicks(cleanUpTimeLimit.Ticks / 4));
        return await call.SettlesAsync(limit.Token).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => ReleaseAsync(lease, cleanUpTimeLimit, time);

    // Before anything is sent: whoever has a text in Okta must have it in the store. If nothing is sent after all, the next plan gives the same people the same texts.
    private async Task KeepGivenNamesAsync(SynchronizationPlan plan, CancellationToken cancellationToken)
    {
        const int PieceLength = 2_000;
        var piece = new List<UniqueName>();
        await foreach (var name in plan.ReadGivenNamesAsync(cancellationToken).ConfigureAwait(false))
        {
            piece.Add(name);
            if (piece.Count == PieceLength) await KeepAsync().ConfigureAwait(false);
        }

        if (piece.Count > 0) await KeepAsync().ConfigureAwait(false);

        async Task KeepAsync()
        {
            if (!await lease.Names.KeepAsync(piece, cancellationToken).ConfigureAwait(false))
                throw new PlanOutdatedException("Another run has given somebody a text that this plan gives to another person. Nothing was sent. Make a plan anew, and have that one approved.");
            piece.Clear();
        }
    }

    private void Tell(PlanSummary plan, TimeSpan duration)
    {
        logger.Planned(identitySourceId, plan.Changes, plan.Users.Added, plan.Users.Updated, plan.Users.Deleted, plan.HeldBackCount);
        var held = plan.HeldBackCounts;
        if (held.Total > 0) logger.HeldBack(identitySourceId, held.Records, held.Memberships, held.Waiting, held.Protected);
        if (_notes is not null) FeedMetrics.Planned(identitySourceId, plan, duration);
    }

    private async Task<SafeguardException> StopAsync(SynchronizationPlan plan, SafeguardHit[] stopping, CancellationToken cancellationToken)
    {
        var approval = await _notes!.StopAsync(plan, stopping, cancellationToken).ConfigureAwait(false);
        FeedMetrics.Stopped(identitySourceId, stopping);
        FeedGauges.WaitsForApproval(identitySourceId, approval.State == ApprovalState.Waiting);
        logger.RunStopped(_notes.Run.RunId, identitySourceId, string.Join(", ", stopping.Select(hit => hit.Safeguard).Distinct()), approval.ApprovalId, approval.State.ToString());
        return new(plan.Summary, stopping, approval);
    }

    private async Task<AppliedApproval> TakeAsync(FeedApproval approval, ApprovedChanges changes, CancellationToken cancellationToken)
    {
        await _notes!.ApplyAsync(approval, cancellationToken).ConfigureAwait(false);
        logger.ApprovalApplied(_notes.Run.RunId, identitySourceId, approval.ApprovalId, changes.Applied, changes.LeftOut, changes.NotListed);
        return new(approval.ApprovalId, approval.DecidedBy!, changes.Applied, changes.LeftOut, changes.NotListed);
    }

    // Okta has imported by now, and the store has it: whatever becomes of this, the caller is told.
    private async Task EndAsync(SynchronizationPlan plan, SyncResult? result, AppliedApproval? applied, CancellationToken cancellationToken)
    {
        const string NotNoted = "The store could not note the end of the run, and knows nothing of this list as a whole. What was imported is stored, and the next run goes on from there.";
        var counting = Task.Run(
            async () =>
            {
                await lease.CountRunAsync(plan.ListFacts!, CancellationToken.None).ConfigureAwait(false);
                await _notes!.EndAsync(result, applied, CancellationToken.None).ConfigureAwait(false);
            },
            CancellationToken.None);
        if (!await counting.SettlesAsync(cancellationToken).ConfigureAwait(false) && !await HasPatienceAsync(counting, cleanUpTimeLimit, time).ConfigureAwait(false))
        {
            if (result is null) throw new OperationCanceledException(NotNoted, cancellationToken);
            throw new SynchronizationCanceledException($"{NotNoted} It did not answer. {result}.", result, null, cancellationToken);
        }

        try
        {
            await counting.ConfigureAwait(false);
        }
        catch (SnapshotStoreException exception) when (result is not null)
        {
            throw new SynchronizationException($"{NotNoted} {exception.Message} {result}.", result, exception);
        }

        var run = _notes!.Run;
        logger.RunEnded(run.Outcome == FeedRunOutcome.Succeeded ? LogLevel.Information : LogLevel.Warning, run.RunId, identitySourceId, run.Outcome, run.Imported, run.Rejected, run.InDoubt, run.NotSent);
        FeedGauges.WaitsForApproval(identitySourceId, waits: false);
    }

    // What ended the run is what the caller must see.
    private async Task NoteFailureAsync(Exception exception)
    {
        var noting = Task.Run(() => _notes!.FailAsync(exception, CancellationToken.None));
        if (!await HasPatienceAsync(noting, cleanUpTimeLimit, time).ConfigureAwait(false)) logger.EndNotWritten(_notes!.Run.RunId, identitySourceId, nameof(TimeoutException));
        else if (noting.Exception?.InnerException is { } fault) logger.EndNotWritten(_notes!.Run.RunId, identitySourceId, fault.GetType().Name);
    }
}

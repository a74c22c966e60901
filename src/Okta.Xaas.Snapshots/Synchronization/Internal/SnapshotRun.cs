using Okta.Xaas.Results;
using Okta.Xaas.Snapshots.Planning;
using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Reading;
using Okta.Xaas.Snapshots.Safeguards;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>What is done while an identity source is taken.</summary>
internal sealed class SnapshotRun(
    ISnapshotLease lease,
    LeaseJournal journal,
    IdentitySourceSynchronizer synchronizer,
    SchemaNotes schema,
    IReadOnlyList<RecoveredSession> recovered,
    string identitySourceId,
    SnapshotOptions options,
    TimeSpan cleanUpTimeLimit,
    TimeProvider time) : IAsyncDisposable
{
    public ISnapshotLease Lease => lease;

    /// <summary>The key of the source's hashes.</summary>
    public Task<byte[]> KeyAsync(CancellationToken cancellationToken) => HashKeys.OfAsync(lease, options, cancellationToken);

    public async Task<SynchronizationPlan> PlanAsync(IdentitySnapshot snapshot, SnapshotRunOptions run, CancellationToken cancellationToken)
    {
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
            schema.OfAsync));
        return await planner.PlanAsync(snapshot, cancellationToken).ConfigureAwait(false);
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

    public async Task<SnapshotResult> ApplyAsync(SynchronizationPlan plan, SnapshotRunOptions run, IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        SafeguardHit[] stopping = [.. plan.Summary.Safeguards.Where(hit => !run.Allows(hit.ToFinding()))];
        if (stopping.Length > 0) throw new SafeguardException(plan.Summary, stopping);
        await KeepGivenNamesAsync(plan, cancellationToken).ConfigureAwait(false);
        var result = plan.IsEmpty
            ? null
            : await synchronizer.SynchronizeAsync(journal.ReadAsync(plan, cancellationToken), progress, cancellationToken).ConfigureAwait(false);
        await CountRunAsync(plan, result, cancellationToken).ConfigureAwait(false);
        return new() { Plan = plan.Summary, Recovered = recovered, Synchronization = result };
    }

    /// <summary>Lets go of a lease. A store that hangs does not hold up the result: it is waited for a quarter of the time for cleaning up, of which the engine needs no more than the rest where only the store hangs.</summary>
    public static async ValueTask ReleaseAsync(ISnapshotLease lease, TimeSpan cleanUpTimeLimit, TimeProvider time)
    {
        var closing = Task.Run(() => lease.DisposeAsync().AsTask());
        if (await HasPatienceAsync(closing, cleanUpTimeLimit, time).ConfigureAwait(false)) await closing.ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => ReleaseAsync(lease, cleanUpTimeLimit, time);

    private static async Task<bool> HasPatienceAsync(Task call, TimeSpan cleanUpTimeLimit, TimeProvider time)
    {
        using var limit = time.LimitTo(TimeSpan.FromTicks(cleanUpTimeLimit.Ticks / 4));
        return await call.SettlesAsync(limit.Token).ConfigureAwait(false);
    }

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

    // Okta has imported by now, and the store has it: whatever becomes of this, the caller is told.
    private async Task CountRunAsync(SynchronizationPlan plan, SyncResult? result, CancellationToken cancellationToken)
    {
        const string NotNoted = "The store could not note the end of the run, and knows nothing of this list as a whole. What was imported is stored, and the next run goes on from there.";
        var counting = Task.Run(() => lease.CountRunAsync(plan.ListFacts, CancellationToken.None), CancellationToken.None);
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
    }
}

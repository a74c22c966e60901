using Microsoft.Extensions.Logging;
using Okta.Xaas.Api;
using Okta.Xaas.Results;
using Okta.Xaas.Snapshots.Planning;
using Okta.Xaas.Snapshots.Reading;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Synchronization.Internal;

namespace Okta.Xaas.Snapshots;

/// <inheritdoc cref="ISnapshotSynchronizer" />
public sealed class SnapshotSynchronizer : ISnapshotSynchronizer
{
    private readonly ISnapshotStore _store;
    private readonly IIdentitySourcesApi _api;
    private readonly OktaXaasOptions _options;
    private readonly SnapshotOptions _snapshots;
    private readonly TimeProvider _time;
    private readonly ILogger<IdentitySourceSynchronizer>? _logger;

    /// <summary>Makes a synchronizer of full lists. With dependency injection, <c>AddOktaXaas(…).UseSnapshots(…)</c> does it.</summary>
    /// <param name="store">What remembers what was imported; it stays the caller's.</param>
    /// <param name="api">The API of the identity source; see <see cref="IdentitySourcesApi.Create"/>.</param>
    /// <param name="options">The same options that the API was made with.</param>
    /// <param name="snapshots">How lists are synchronized; the defaults when left out.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="logger">Where the engine logs; nowhere by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="store"/>, <paramref name="api"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are not valid; the message lists every fault with its mend.</exception>
    public SnapshotSynchronizer(
        ISnapshotStore store,
        IIdentitySourcesApi api,
        OktaXaasOptions options,
        SnapshotOptions? snapshots = null,
        TimeProvider? timeProvider = null,
        ILogger<IdentitySourceSynchronizer>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(api);
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credentialProvided: true);
        SnapshotOptionsValidator.ThrowIfInvalid(snapshots ??= new());
        (_store, _api, _options, _snapshots) = (store, api, options, snapshots);
        _time = timeProvider ?? TimeProvider.System;
        _logger = logger;
    }

    /// <inheritdoc />
    public async Task<SynchronizationPlan> PlanAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var run = await BeginAsync(cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false)) return await run.PlanAsync(snapshot, options ?? new(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<SnapshotResult> RunAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var run = await BeginAsync(cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            using var plan = await run.PlanAsync(snapshot, options ?? new(), cancellationToken).ConfigureAwait(false);
            return await run.ApplyAsync(plan, options ?? new(), progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async Task<SnapshotResult> ApplyAsync(SynchronizationPlan plan, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var run = await BeginAsync(cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            run.EnsureCurrent(plan.Summary);
            return await run.ApplyAsync(plan, options ?? new(), progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async Task<SnapshotResult> ApplyAsync(PlanSummary approved, IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(approved);
        ArgumentNullException.ThrowIfNull(snapshot);
        var run = await BeginAsync(cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false))
        {
            run.EnsureCurrent(approved);
            using var plan = await run.PlanAsync(snapshot, options ?? new(), cancellationToken).ConfigureAwait(false);
            if (plan.Summary.Fingerprint != approved.Fingerprint)
            {
                throw new PlanOutdatedException(
                    $"The list gives other changes now than when the plan was approved: {plan.Summary}, instead of {approved}. Nothing was sent. Make a plan anew, and have that one approved.");
            }

            return await run.ApplyAsync(plan, options ?? new(), progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SnapshotRun> BeginAsync(CancellationToken cancellationToken)
    {
        var lease = await AcquireAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SourceOrg.EnsureAsync(lease, _options.IdentitySourceId!, _options.OktaDomain!, _snapshots.FormerOktaDomain, cancellationToken).ConfigureAwait(false);
            var journal = new LeaseJournal(lease);
            var synchronizer = new IdentitySourceSynchronizer(_api, _options, _time, _logger, journal);
            var recovered = await synchronizer.RecoverAsync(cancellationToken).ConfigureAwait(false);
            return new(lease, journal, synchronizer, recovered, _options.IdentitySourceId!, _snapshots, _options.Synchronization.CleanUpTimeLimit, _time);
        }
        catch
        {
            await SnapshotRun.ReleaseAsync(lease, _options.Synchronization.CleanUpTimeLimit, _time).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ISnapshotLease> AcquireAsync(CancellationToken cancellationToken)
    {
        var source = _options.IdentitySourceId!;
        var started = _time.GetTimestamp();
        while (true)
        {
            if (await _store.TryAcquireAsync(source, cancellationToken).ConfigureAwait(false) is { } lease) return lease;
            if (_snapshots.WhenBusy == BusyPolicy.Fail)
                throw new SnapshotBusyException($"Another run has identity source {source}. Nothing was done. Wait for it, or set SnapshotOptions.WhenBusy to Wait.");
            var left = _snapshots.BusyTimeLimit - _time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                throw new SnapshotBusyException($"Another run has had identity source {source} for {_snapshots.BusyTimeLimit} (SnapshotOptions.BusyTimeLimit). Nothing was done.");
            await _time.Delay(left < _snapshots.BusyPollingInterval ? left : _snapshots.BusyPollingInterval, cancellationToken).ConfigureAwait(false);
        }
    }
}

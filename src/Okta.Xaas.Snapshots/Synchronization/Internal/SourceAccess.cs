using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>Takes the identity source in the store, and ends what a run that was cut off has left behind: how everything begins.</summary>
internal sealed class SourceAccess
{
    // The full name of SnapshotSynchronizer, which is a floor above.
    private const string LogCategory = "Okta.Xaas.Snapshots.SnapshotSynchronizer";

    private readonly ISnapshotStore _store;
    private readonly IIdentitySourcesApi _api;
    private readonly OktaXaasOptions _options;
    private readonly SnapshotOptions _snapshots;
    private readonly TimeProvider _time;
    private readonly ILogger<IdentitySourceSynchronizer>? _engineLogger;
    private readonly IOktaOrgApi? _org;

    public SourceAccess(ISnapshotStore store, IIdentitySourcesApi api, OktaXaasOptions options, SnapshotOptions snapshots, TimeProvider time, ILoggerFactory? loggers, IOktaOrgApi? org)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(api);
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credentialProvided: true);
        SnapshotOptionsValidator.ThrowIfInvalid(snapshots);
        (_store, _api, _options, _snapshots, _time, _org) = (store, api, options, snapshots, time, org);
        _engineLogger = loggers?.CreateLogger<IdentitySourceSynchronizer>();
        Logger = new GuardedLogger(loggers?.CreateLogger(LogCategory) ?? (ILogger)NullLogger.Instance);
    }

    public string IdentitySourceId => _options.IdentitySourceId!;

    public TimeProvider Time => _time;

    public ILogger Logger { get; }

    /// <summary>Begins.</summary>
    /// <param name="noted">What is written down of it as a run; null when it is none.</param>
    /// <param name="cancellationToken">Ends the waiting and the recovery.</param>
    public async Task<SnapshotRun> BeginAsync(SnapshotRunOptions? noted, CancellationToken cancellationToken)
    {
        ISnapshotLease lease;
        try
        {
            lease = await AcquireAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SnapshotBusyException) when (noted is not null)
        {
            await NoteBusyAsync(noted).ConfigureAwait(false);
            throw;
        }

        SnapshotRun? run = null;
        try
        {
            await SourceOrg.EnsureAsync(lease, IdentitySourceId, _options.OktaDomain!, _snapshots.FormerOktaDomain, cancellationToken).ConfigureAwait(false);
            var journal = new LeaseJournal(lease);
            var synchronizer = new IdentitySourceSynchronizer(_api, _options, _time, _engineLogger, journal, _org);
            run = new(lease, journal, synchronizer, new SchemaNotes(_org, _options), IdentitySourceId, _snapshots, _options.Synchronization.CleanUpTimeLimit, _time, Logger);
            await run.BeginAsync(noted, cancellationToken).ConfigureAwait(false);
            return run;
        }
        catch
        {
            await SnapshotRun.ReleaseAsync(lease, _options.Synchronization.CleanUpTimeLimit, _time).ConfigureAwait(false);
            throw;
        }
    }

    // That the source is taken is what the caller must see, whatever becomes of this.
    private async Task NoteBusyAsync(SnapshotRunOptions noted)
    {
        var noting = Task.Run(() => RunNotes.NoteBusyAsync(_store.OpenRecords(IdentitySourceId), IdentitySourceId, _snapshots, noted.RequestedBy, _time, CancellationToken.None));
        if (!await SnapshotRun.HasPatienceAsync(noting, _options.Synchronization.CleanUpTimeLimit, _time).ConfigureAwait(false)) Logger.BusyNotWritten(IdentitySourceId, nameof(TimeoutException));
        else if (noting.Exception?.InnerException is { } fault) Logger.BusyNotWritten(IdentitySourceId, fault.GetType().Name);
    }

    private async Task<ISnapshotLease> AcquireAsync(CancellationToken cancellationToken)
    {
        var source = IdentitySourceId;
        var started = _time.GetTimestamp();
        for (var isFirst = true; ; isFirst = false)
        {
            if (await _store.TryAcquireAsync(source, cancellationToken).ConfigureAwait(false) is { } lease) return lease;
            if (_snapshots.WhenBusy == BusyPolicy.Fail)
                throw new SnapshotBusyException($"Another run has identity source {source}. Nothing was done. Wait for it, or set SnapshotOptions.WhenBusy to Wait.");
            var left = _snapshots.BusyTimeLimit - _time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                throw new SnapshotBusyException($"Another run has had identity source {source} for {_snapshots.BusyTimeLimit} (SnapshotOptions.BusyTimeLimit). Nothing was done.");
            if (isFirst) Logger.WaitsForOther(source, left);
            await _time.Delay(left < _snapshots.BusyPollingInterval ? left : _snapshots.BusyPollingInterval, cancellationToken).ConfigureAwait(false);
        }
    }
}

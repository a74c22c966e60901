using Microsoft.Extensions.Logging;
using Okta.Xaas.Api;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>Takes the identity source in the store, and ends what a run that was cut off has left behind: how everything begins.</summary>
internal sealed class SourceAccess
{
    private readonly ISnapshotStore _store;
    private readonly IIdentitySourcesApi _api;
    private readonly OktaXaasOptions _options;
    private readonly SnapshotOptions _snapshots;
    private readonly TimeProvider _time;
    private readonly ILogger<IdentitySourceSynchronizer>? _logger;
    private readonly IOktaOrgApi? _org;

    public SourceAccess(
        ISnapshotStore store, IIdentitySourcesApi api, OktaXaasOptions options, SnapshotOptions snapshots, TimeProvider time, ILogger<IdentitySourceSynchronizer>? logger, IOktaOrgApi? org)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(api);
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credentialProvided: true);
        SnapshotOptionsValidator.ThrowIfInvalid(snapshots);
        (_store, _api, _options, _snapshots, _time, _logger, _org) = (store, api, options, snapshots, time, logger, org);
    }

    public async Task<SnapshotRun> BeginAsync(CancellationToken cancellationToken)
    {
        var lease = await AcquireAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await SourceOrg.EnsureAsync(lease, _options.IdentitySourceId!, _options.OktaDomain!, _snapshots.FormerOktaDomain, cancellationToken).ConfigureAwait(false);
            var journal = new LeaseJournal(lease);
            var synchronizer = new IdentitySourceSynchronizer(_api, _options, _time, _logger, journal, _org);
            var recovered = await synchronizer.RecoverAsync(cancellationToken).ConfigureAwait(false);
            return new(lease, journal, synchronizer, new SchemaNotes(_org, _options), recovered, _options.IdentitySourceId!, _snapshots, _options.Synchronization.CleanUpTimeLimit, _time);
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

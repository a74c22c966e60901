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
    private readonly SourceAccess _access;

    /// <summary>Makes a synchronizer of full lists. With dependency injection, <c>AddOktaXaas(…).UseSnapshots(…)</c> does it.</summary>
    /// <param name="store">What remembers what was imported; it stays the caller's.</param>
    /// <param name="api">The API of the identity source; see <see cref="IdentitySourcesApi.Create"/>.</param>
    /// <param name="options">The same options that the API was made with.</param>
    /// <param name="snapshots">How lists are synchronized; the defaults when left out.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="logger">Where the engine logs; nowhere by default.</param>
    /// <param name="org">What tells the source's schema, for <see cref="SynchronizationOptions.SchemaCheck"/>; see <see cref="OktaOrgApi.Create"/>. Without it there is no such check.</param>
    /// <exception cref="ArgumentNullException"><paramref name="store"/>, <paramref name="api"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are not valid; the message lists every fault with its mend.</exception>
    public SnapshotSynchronizer(
        ISnapshotStore store,
        IIdentitySourcesApi api,
        OktaXaasOptions options,
        SnapshotOptions? snapshots = null,
        TimeProvider? timeProvider = null,
        ILogger<IdentitySourceSynchronizer>? logger = null,
        IOktaOrgApi? org = null) =>
        _access = new SourceAccess(store, api, options, snapshots ?? new(), timeProvider ?? TimeProvider.System, logger, org);

    /// <inheritdoc />
    public async Task<SynchronizationPlan> PlanAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var run = await _access.BeginAsync(cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false)) return await run.PlanAsync(snapshot, options ?? new(), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<SnapshotResult> RunAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var run = await _access.BeginAsync(cancellationToken).ConfigureAwait(false);
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
        var run = await _access.BeginAsync(cancellationToken).ConfigureAwait(false);
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
        var run = await _access.BeginAsync(cancellationToken).ConfigureAwait(false);
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
}

using Microsoft.Extensions.Logging;
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
    /// <param name="loggerFactory">Where it logs, and the engine; nowhere by default.</param>
    /// <param name="org">What tells the source's schema, for <see cref="SynchronizationOptions.SchemaCheck"/>; see <see cref="OktaOrgApi.Create"/>. Without it there is no such check.</param>
    /// <exception cref="ArgumentNullException"><paramref name="store"/>, <paramref name="api"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are not valid; the message lists every fault with its mend.</exception>
    public SnapshotSynchronizer(
        ISnapshotStore store,
        IIdentitySourcesApi api,
        OktaXaasOptions options,
        SnapshotOptions? snapshots = null,
        TimeProvider? timeProvider = null,
        ILoggerFactory? loggerFactory = null,
        IOktaOrgApi? org = null) =>
        _access = new SourceAccess(store, api, options, snapshots ?? new(), timeProvider ?? TimeProvider.System, loggerFactory, org);

    /// <inheritdoc />
    public async Task<SynchronizationPlan> PlanAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var run = await _access.BeginAsync(noted: null, cancellationToken).ConfigureAwait(false);
        await using (run.ConfigureAwait(false)) return await run.PlanAsync(snapshot, options ?? new(), RunProgress.Of(progress, _access.Logger), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public Task<SnapshotResult> RunAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        options ??= new();
        var told = RunProgress.Of(progress, _access.Logger);
        return RunAsync(
            options,
            async run =>
            {
                using var plan = await run.PlanAsync(snapshot, options, told, cancellationToken).ConfigureAwait(false);
                return await run.ApplyAsync(plan, options, told, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<SnapshotResult> ApplyAsync(SynchronizationPlan plan, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.ListFacts is null) throw new ArgumentException("This plan was made by hand, and has not what the store is to know of its changes: apply one of PlanAsync.", nameof(plan));
        options ??= new();
        var told = RunProgress.Of(progress, _access.Logger);
        return RunAsync(
            options,
            run =>
            {
                run.EnsureCurrent(plan.Summary);
                return run.ApplyAsync(plan, options, told, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc />
    public Task<SnapshotResult> ApplyAsync(PlanSummary approved, IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(approved);
        ArgumentNullException.ThrowIfNull(snapshot);
        options ??= new();
        var told = RunProgress.Of(progress, _access.Logger);
        return RunAsync(
            options,
            async run =>
            {
                run.EnsureCurrent(approved);
                using var plan = await run.PlanAsync(snapshot, options, told, cancellationToken).ConfigureAwait(false);
                if (plan.Summary.Fingerprint != approved.Fingerprint)
                {
                    throw new PlanOutdatedException(
                        $"The list gives other changes now than when the plan was approved: {plan.Summary}, instead of {approved}. Nothing was sent. Make a plan anew, and have that one approved.");
                }

                return await run.ApplyAsync(plan, options, told, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private Task<SnapshotResult> RunAsync(SnapshotRunOptions options, Func<SnapshotRun, Task<SnapshotResult>> work, CancellationToken cancellationToken)
    {
        options.EnsureValid();
        return new RunWatch(_access.IdentitySourceId, _access.Time, _access.Logger).RunAsync(async () =>
        {
            var run = await _access.BeginAsync(options, cancellationToken).ConfigureAwait(false);
            await using (run.ConfigureAwait(false)) return await run.NotedAsync(() => work(run)).ConfigureAwait(false);
        });
    }
}

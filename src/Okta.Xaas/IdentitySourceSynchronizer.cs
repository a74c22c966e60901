using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Api;
using Okta.Xaas.Batching;
using Okta.Xaas.Changes;
using Okta.Xaas.Diagnostics;
using Okta.Xaas.Diagnostics.Internal;
using Okta.Xaas.Journal;
using Okta.Xaas.Results;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas;

/// <inheritdoc cref="IIdentitySourceSynchronizer" />
public sealed class IdentitySourceSynchronizer : IIdentitySourceSynchronizer
{
    private readonly IIdentitySourcesApi _api;
    private readonly SynchronizationOptions _options;
    private readonly string _identitySourceId;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RunGate _gate;
    private readonly ISynchronizationJournal _journal;

    /// <summary>Makes a synchronizer. With dependency injection, <c>AddOktaXaas</c> does it.</summary>
    /// <param name="api">The API of the identity source; see <see cref="IdentitySourcesApi.Create"/>.</param>
    /// <param name="options">The same options that the API was made with.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    /// <param name="journal">What survives a crash of this process, for example a <see cref="FileJournal"/>; by default a <see cref="MemoryJournal"/>, which does not.</param>
    /// <exception cref="ArgumentNullException"><paramref name="api"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are not valid; the message lists every fault with its mend.</exception>
    public IdentitySourceSynchronizer(
        IIdentitySourcesApi api,
        OktaXaasOptions options,
        TimeProvider? timeProvider = null,
        ILogger<IdentitySourceSynchronizer>? logger = null,
        ISynchronizationJournal? journal = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credentialProvided: true);
        _api = api;
        _options = options.Synchronization;
        _identitySourceId = options.IdentitySourceId!;
        _time = timeProvider ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
        _gate = RunGate.Of(options.OktaDomain!, _identitySourceId);
        _journal = journal ?? new MemoryJournal();
    }

    private BatchLimits Limits => new(_options.MaxEntitiesPerBatch, _options.MaxBatchBytes, _options.MaxBatchesPerSession);

    /// <inheritdoc />
    public Task<SyncResult> SynchronizeAsync(IEnumerable<IdentityChange> changes, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return SynchronizeAsync(AsAsync(changes, CancellationToken.None), progress, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<SyncResult> SynchronizeAsync(IAsyncEnumerable<IdentityChange> changes, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        using var running = _gate.Enter();
        using var activity = Telemetry.Activities.StartActivity(TelemetryNames.SynchronizeActivity);
        activity?.SetTag(TelemetryNames.IdentitySourceTag, _identitySourceId);
        _logger.RunBegins(_identitySourceId);

        var context = NewContext(progress);
        var startedAt = _time.GetUtcNow();
        var opened = false;
        try
        {
            context.Progress.Enter(SyncPhase.Reading);
            var unfinished = await _journal.OpenAsync(cancellationToken).ConfigureAwait(false);
            opened = true;
            try
            {
                await RunAsync(context, unfinished, changes, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await _journal.CloseAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (opened || exception is not JournalException)
        {
            activity.Fail(exception);
            throw Failure(exception, Result(), cancellationToken);
        }

        var result = Result();
        _logger.RunEnded(_identitySourceId, result.Duration, result.Imported, result.Sessions.Count, result.Rejected.Count, result.WithoutEffect.Count);
        return result;

        SyncResult Result()
        {
            context.Progress.Enter(SyncPhase.Finished);
            return context.Account.ToResult(_identitySourceId, startedAt, _time.GetUtcNow());
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RecoveredSession>> RecoverAsync(CancellationToken cancellationToken = default)
    {
        using var running = _gate.Enter();
        var context = NewContext(progress: null);
        var unfinished = await _journal.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var recovered = await new Recovery(context, _identitySourceId).RecoverAsync(unfinished, cancellationToken).ConfigureAwait(false);
            if (unfinished.Count > 0) await context.Journal.RunEndedAsync().ConfigureAwait(false);
            return recovered;
        }
        finally
        {
            await _journal.CloseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public Task<SyncEstimate> EstimateAsync(IEnumerable<IdentityChange> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return EstimateAsync(AsAsync(changes, CancellationToken.None), cancellationToken);
    }

    /// <inheritdoc />
    public Task<SyncEstimate> EstimateAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new Estimation(Limits, _options.CreationCooldown).EstimateAsync(changes, cancellationToken);
    }

    private RunContext NewContext(IProgress<SyncProgress>? progress)
    {
        var account = new RunAccount();
        return new(_api, _options, _time, _logger, account, new(progress, account), _gate.TriggersBy(_time), new(_journal, _time), new());
    }

    private async Task RunAsync(RunContext context, IReadOnlyList<JournalEntry> unfinished, IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken)
    {
        context.Account.Recovered = await new Recovery(context, _identitySourceId).RecoverAsync(unfinished, cancellationToken).ConfigureAwait(false);
        await context.Journal.RunStartedAsync(_identitySourceId).ConfigureAwait(false);
        try
        {
            using var run = new SynchronizationRun(context, Limits);
            await run.RunAsync(changes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The result, be it of a failure, tells the caller of every change: nothing is left for a later run to find out.
            await context.Journal.RunEndedAsync().ConfigureAwait(false);
        }
    }

    private Exception Failure(Exception exception, SyncResult result, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            _logger.RunCancelled(_identitySourceId, result.Imported, result.InDoubt.Count, result.NotSent.Count);
            return new SynchronizationCanceledException($"The synchronization was cancelled: {result}.", result, exception, cancellationToken);
        }

        _logger.RunFailed(_identitySourceId, (exception.InnerException ?? exception).GetType().Name, result.Imported, result.InDoubt.Count, result.NotSent.Count);
        var (message, cause) = exception is RunFailedException ? (exception.Message, exception.InnerException) : ($"The synchronization failed. {exception.Message}", exception);
        return new SynchronizationException($"{message} So far: {result}.", result, cause);
    }

    private static async IAsyncEnumerable<IdentityChange> AsAsync(IEnumerable<IdentityChange> changes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return change;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}

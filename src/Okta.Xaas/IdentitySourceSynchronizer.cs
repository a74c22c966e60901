using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Okta.Xaas.Batching;
using Okta.Xaas.Journal;
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
    private readonly IOktaOrgApi? _org;
    private readonly SchemaCheck _schemaCheck;

    /// <summary>Makes a synchronizer. With dependency injection, <c>AddOktaXaas</c> does it.</summary>
    /// <param name="api">The API of the identity source; see <see cref="IdentitySourcesApi.Create"/>.</param>
    /// <param name="options">The same options that the API was made with.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    /// <param name="journal">What survives a crash of this process, for example a <see cref="FileJournal"/>; by default a <see cref="MemoryJournal"/>, which does not.</param>
    /// <param name="org">What tells the source's schema, for <see cref="SynchronizationOptions.SchemaCheck"/>; without it there is no such check.</param>
    /// <exception cref="ArgumentNullException"><paramref name="api"/> or <paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><see cref="SynchronizationOptions.SchemaCheck"/> is set, and <paramref name="org"/> is not.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options are not valid; the message lists every fault with its mend.</exception>
    public IdentitySourceSynchronizer(
        IIdentitySourcesApi api,
        OktaXaasOptions options,
        TimeProvider? timeProvider = null,
        ILogger<IdentitySourceSynchronizer>? logger = null,
        ISynchronizationJournal? journal = null,
        IOktaOrgApi? org = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        OktaXaasOptionsValidator.ThrowIfInvalid(options, credentialProvided: true);
        if (org is null && options.Synchronization.SchemaCheck is SchemaCheck.Warn or SchemaCheck.Enforce)
            throw new ArgumentException("Synchronization.SchemaCheck needs what tells the schema: give an IOktaOrgApi, or leave it out.", nameof(org));
        _api = api;
        _org = org;
        _schemaCheck = options.Synchronization.SchemaCheck ?? (options.AsksForScope("okta.schemas.read") ? SchemaCheck.Warn : SchemaCheck.Off);
        _options = options.Synchronization;
        _identitySourceId = options.IdentitySourceId!;
        _time = timeProvider ?? TimeProvider.System;
        _logger = new GuardedLogger(logger ?? (ILogger)NullLogger.Instance);
        _gate = RunGate.Of(options.OktaDomain!, _identitySourceId);
        _journal = journal ?? new MemoryJournal();
    }

    private BatchLimits Limits => new(_options.MaxEntitiesPerBatch, _options.MaxBatchBytes, _options.MaxBatchesPerSession);

    /// <inheritdoc />
    public Task<SyncResult> SynchronizeAsync(IEnumerable<IdentityChange> changes, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return SynchronizeAsync(new EnumerableSource(changes), progress, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<SyncResult> SynchronizeAsync(IAsyncEnumerable<IdentityChange> changes, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        using var running = _gate.Enter();
        using var activity = Telemetry.Activities.StartActivity(TelemetryNames.SynchronizeActivity);
        activity?.SetTag(TelemetryNames.IdentitySourceTag, _identitySourceId);
        _logger.RunBegins(_identitySourceId);

        using var cleanUp = new CleanUp(_time, _options.CleanUpTimeLimit);
        var journal = new BoundedJournal(_journal, cleanUp, cancellationToken);
        var context = NewContext(progress, journal, cleanUp);
        var startedAt = _time.GetUtcNow();
        var opened = false;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var unfinished = await journal.OpenAsync(cancellationToken).ConfigureAwait(false);
            opened = true;
            try
            {
                await RunAsync(context, unfinished, changes, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await journal.CloseAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (opened || exception is not JournalException)
        {
            activity.Fail(exception);
            throw Failure(exception, await ResultAsync().ConfigureAwait(false), journal, cancellationToken);
        }

        if (journal.HasHung) _logger.JournalHangs();
        var result = await ResultAsync().ConfigureAwait(false);
        foreach (var warning in result.SchemaWarnings) _logger.SchemaWarning(_identitySourceId, warning.Attribute, warning.Reason, warning.Changes);
        _logger.RunEnded(_identitySourceId, result.Duration, result.Imported, result.Sessions.Count, result.Rejected.Count, result.WithoutEffect.Count);
        return result;

        async Task<SyncResult> ResultAsync()
        {
            // The caller's code may hang in its last report, too.
            context.CleanUp.Begin();
            await Task.Run(() => context.Progress.Enter(SyncPhase.Finished), CancellationToken.None).SettlesAsync(context.CleanUp.Token).ConfigureAwait(false);
            return context.Account.ToResult(_identitySourceId, startedAt, _time.GetUtcNow()) with { SchemaWarnings = context.Schema.Warnings, SchemaNotRead = context.Schema.NotRead };
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RecoveredSession>> RecoverAsync(CancellationToken cancellationToken = default)
    {
        using var running = _gate.Enter();
        using var cleanUp = new CleanUp(_time, _options.CleanUpTimeLimit);
        var journal = new BoundedJournal(_journal, cleanUp, cancellationToken);
        var context = NewContext(progress: null, journal, cleanUp);
        var unfinished = await journal.OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var recovered = await new Recovery(context, _identitySourceId).RecoverAsync(unfinished, cancellationToken).ConfigureAwait(false);
            if (unfinished.Count > 0) await context.Journal.RunEndedAsync().ConfigureAwait(false);
            return recovered;
        }
        finally
        {
            await journal.CloseAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public Task<SyncEstimate> EstimateAsync(IEnumerable<IdentityChange> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return EstimateAsync(new EnumerableSource(changes), cancellationToken);
    }

    /// <inheritdoc />
    public Task<SyncEstimate> EstimateAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return new Estimation(Limits, _options.CreationCooldown).EstimateAsync(changes, cancellationToken);
    }

    private RunContext NewContext(IProgress<SyncProgress>? progress, BoundedJournal journal, CleanUp cleanUp)
    {
        var account = new RunAccount(_identitySourceId);
        return new(_api, _options, _time, _logger, account, new(progress, account, _logger), _gate.TriggersBy(_time), new(journal, _time), new(), cleanUp);
    }

    private async Task RunAsync(RunContext context, IReadOnlyList<JournalEntry> unfinished, IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken)
    {
        context.Account.Recovered = await new Recovery(context, _identitySourceId).RecoverAsync(unfinished, cancellationToken).ConfigureAwait(false);
        await context.Journal.RunStartedAsync(_identitySourceId).ConfigureAwait(false);
        try
        {
            context.Schema = await SchemaGuard.ReadAsync(_org, _identitySourceId, _schemaCheck, _logger, cancellationToken).ConfigureAwait(false);
            using var run = new SynchronizationRun(context, Limits);
            await run.RunAsync(changes, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            try
            {
                await context.Journal.RunEndedAsync().ConfigureAwait(false);
            }
            catch (JournalException exception)
            {
                // What ended the run is what the caller must see; the next recovery finds out about its sessions.
                _logger.RunEndNotWritten(exception);
            }

            throw;
        }

        // The result, be it of a failure, tells the caller of every change: only what has not ended is left for a later run to find out.
        await context.Journal.RunEndedAsync().ConfigureAwait(false);
    }

    private Exception Failure(Exception exception, SyncResult result, BoundedJournal journal, CancellationToken cancellationToken)
    {
        if (journal.HasHung) _logger.JournalHangs();
        foreach (var session in result.Sessions.Where(s => s.Outcome == SessionOutcome.ImportPending)) _logger.SessionLeftPending(session.SessionId);
        var account = $"{result}.{OpenEnds.Describe(result)}{(journal.HasHung ? OpenEnds.JournalHangs : "")}";
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            _logger.RunCancelled(_identitySourceId, result.Imported, result.InDoubt.Count, result.Pending.Count, result.NotSent.Count);
            return new SynchronizationCanceledException($"The synchronization was cancelled: {account}", result, exception, cancellationToken);
        }

        _logger.RunFailed(_identitySourceId, FaultText.CauseOf(exception), result.Imported, result.InDoubt.Count, result.Pending.Count, result.NotSent.Count);
        var (message, cause) = exception is RunFailedException ? (exception.Message, exception.InnerException) : ($"The synchronization failed. {FaultText.Of(exception)}", exception);
        return new SynchronizationException($"{message} So far: {account}", result, cause);
    }
}

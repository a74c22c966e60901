using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Batching;
using Okta.Xaas.Batching.Internal;
using Okta.Xaas.Diagnostics;
using Okta.Xaas.Diagnostics.Internal;
using Okta.Xaas.Results;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>One session from its creation to its end. Batches of upserts may come while the session is still being packed.</summary>
/// <remarks>
/// The batches, with their bodies, are kept until the trigger is acknowledged, so that a session of which an upload has an unknown outcome can
/// be cancelled and loaded again.
/// </remarks>
internal sealed class SessionLoad : IDisposable
{
    private readonly RunContext _run;
    private readonly SessionOpener _opener;
    private readonly int _number;
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stop;
    private readonly List<Batch> _batches = [];
    private readonly List<Task> _uploads = [];
    private readonly List<Batch> _accepted = [];
    private ImportSession? _session;
    private Activity? _activity;
    private Exception? _failure;
    private DateTimeOffset _createdAt;
    private DateTimeOffset? _triggeredAt;
    private bool _triggerAttempted;
    private int _stage;

    public SessionLoad(RunContext run, SessionOpener opener, int number, CancellationToken cancellationToken)
    {
        _run = run;
        _opener = opener;
        _number = number;
        _slots = new(run.Options.MaxConcurrentUploads);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Sends a batch as soon as one of the concurrent uploads is free; a batch of a later stage first waits for all before it.</summary>
    public async Task EnqueueAsync(Batch batch, int batchesPacked)
    {
        _batches.Add(batch);
        if (UploadOrder.StageOf(batch.Kind) > _stage)
        {
            await DrainAsync().ConfigureAwait(false);
            _stage = UploadOrder.StageOf(batch.Kind);
        }

        if (_session is null) await OpenAsync().ConfigureAwait(false);
        _run.Progress.Report(p => p with { Phase = SyncPhase.Uploading, BatchesPacked = batchesPacked });
        try
        {
            await _slots.WaitAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_failure is not null)
        {
            await DrainAsync().ConfigureAwait(false);
        }

        _uploads.Add(UploadAsync(_session!, batch));
    }

    /// <summary>Sends the last batches, starts the import if anything counts, and waits for its end.</summary>
    public async Task CompleteAsync(IReadOnlyList<Batch> rest)
    {
        foreach (var batch in rest) await EnqueueAsync(batch, _batches.Count).ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);

        var status = await _session!.RefreshAsync(_stop.Token).ConfigureAwait(false);
        if (status == SessionStatus.Created) await EndWithoutEffectAsync(_session).ConfigureAwait(false);
        else await ImportAsync(_session).ConfigureAwait(false);
    }

    /// <summary>After a failure or a cancellation: cancels the session at Okta, if it still can be, and books its changes by what is known of them.</summary>
    public async Task AbandonAsync()
    {
        _stop.Cancel();
        await SettleAsync().ConfigureAwait(false);
        if (_session is null)
        {
            _run.Account.BookNotSent(_batches.SelectMany(b => b.Items.Select(i => (b.Kind, i))));
            return;
        }

        _run.Progress.Enter(SyncPhase.Cancelling);
        Finish(_session, await CancelAsync(_session).ConfigureAwait(false));
    }

    public void Dispose()
    {
        _activity?.Dispose();
        _slots.Dispose();
        _stop.Dispose();
    }

    private async Task OpenAsync()
    {
        _run.Progress.Report(p => p with { Phase = SyncPhase.OpeningSession, SessionNumber = _number, SessionId = null, BatchesUploaded = 0, BatchesPacked = 0 });
        _session = await _opener.OpenAsync(_stop.Token).ConfigureAwait(false);
        _activity = Telemetry.StartSession(_session.Id);
        _createdAt = _run.Time.GetUtcNow();
        _run.Progress.Report(p => p with { Phase = SyncPhase.Uploading, SessionId = _session.Id, WaitingUntil = null, WaitReason = null });
    }

    private async Task UploadAsync(ImportSession session, Batch batch)
    {
        using var activity = Telemetry.StartUpload(_activity, session.Id, batch);
        try
        {
            await session.UploadAsync(batch, _stop.Token).ConfigureAwait(false);
            _run.Logger.BatchAccepted(session.Id, batch.Kind, batch.EntityCount, batch.ByteCount);
            Telemetry.CountBatch(batch);
            lock (_accepted) _accepted.Add(batch);
            _run.Progress.Report(p => p with { BatchesUploaded = p.BatchesUploaded + 1, ChangesUploaded = p.ChangesUploaded + batch.ChangeCount, WaitingUntil = null, WaitReason = null });
        }
        catch (Exception exception)
        {
            // Kept for DrainAsync, which throws it; the uploads beside this one are stopped, as the session is lost.
            Interlocked.CompareExchange(ref _failure, exception, null);
            activity.Fail(exception);
            _stop.Cancel();
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task DrainAsync()
    {
        await SettleAsync().ConfigureAwait(false);
        if (_failure is not null) ExceptionDispatchInfo.Capture(_failure).Throw();
    }

    private async Task SettleAsync()
    {
        await Task.WhenAll(_uploads).ConfigureAwait(false);
        _uploads.Clear();
    }

    private async Task EndWithoutEffectAsync(ImportSession session)
    {
        if (_batches.Exists(b => UploadOrder.StageOf(b.Kind) == UploadOrder.Upserts))
            throw new RunFailedException($"Okta accepted the upserts of session {session.Id}, yet the session is still CREATED, so that it cannot be imported.");
        _run.Progress.Enter(SyncPhase.Cancelling);
        await session.CancelAsync(_stop.Token).ConfigureAwait(false);
        Finish(session, SessionOutcome.WithoutEffect);
    }

    private async Task ImportAsync(ImportSession session)
    {
        _run.Progress.Enter(SyncPhase.Triggering);
        SessionTransitions.EnsureAllowed(session.Id, session.Status, SessionAction.Trigger);
        _triggerAttempted = true;
        await session.TriggerAsync(_stop.Token).ConfigureAwait(false);
        _triggeredAt = _run.Time.GetUtcNow();
        _run.OwnTriggers.Record();
        _run.Logger.SessionTriggered(session.Id, _batches.Count);
        foreach (var batch in _batches) batch.Dispose();

        var limit = _run.Options.ImportTimeLimit;
        var started = _run.Time.GetTimestamp();
        _run.Progress.Report(p => p with { Phase = SyncPhase.Importing, WaitReason = WaitReason.Import, WaitingUntil = _triggeredAt + limit });
        var status = await session.WaitAsync(_run.Time, _run.Options.PollingInterval, limit, _stop.Token).ConfigureAwait(false);
        Telemetry.RecordWait(WaitReason.Import, _run.Time.GetElapsedTime(started));
        if (status == SessionStatus.Completed) Finish(session, SessionOutcome.Imported);
        else throw new RunFailedException(DescribeEnd(session, limit));
    }

    private static string DescribeEnd(ImportSession session, TimeSpan limit) => session.Status switch
    {
        SessionStatus.Error or SessionStatus.Expired or SessionStatus.Closed =>
            $"The import of session {session.Id} ended as {session.Status}: which of its changes were imported is not known. Hand in those that the result lists as in doubt again.",
        _ => $"The import of session {session.Id} is still {session.Status} after {limit}: whether it will end well is not known. Look at it in Okta's System Log, or set Synchronization.ImportTimeLimit higher.",
    };

    // With a token of its own: the caller's may be what ended the run. The HTTP layer limits how long each attempt takes.
    private async Task<SessionOutcome> CancelAsync(ImportSession session)
    {
        try
        {
            if (_triggerAttempted) await session.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
            if (session.Status is SessionStatus.Closed or SessionStatus.Expired && _triggeredAt is null) return SessionOutcome.Cancelled;
            if (!SessionTransitions.Allowed(session.Status).Contains(SessionAction.Cancel)) return SessionOutcome.InDoubt;
            await session.CancelAsync(CancellationToken.None).ConfigureAwait(false);
            return SessionOutcome.Cancelled;
        }
        catch (Exception exception)
        {
            // The run's own failure is what the caller must see; that the session is left open is in its report.
            _run.Logger.SessionLeftOpen(session.Id, exception.GetType().Name);
            return _triggerAttempted ? SessionOutcome.InDoubt : SessionOutcome.LeftOpen;
        }
    }

    private void Finish(ImportSession session, SessionOutcome outcome)
    {
        var report = new SessionReport
        {
            SessionId = session.Id,
            Status = session.Status,
            Outcome = outcome,
            Batches = _accepted.Count,
            Entities = _accepted.Sum(b => b.EntityCount),
            Bytes = _accepted.Sum(b => (long)b.ByteCount),
            Changes = _accepted.GroupBy(b => b.Kind).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(b => b.ChangeCount)),
            CreatedAt = _createdAt,
            TriggeredAt = _triggeredAt,
            FinishedAt = _run.Time.GetUtcNow(),
        };
        _run.Account.Book(report, _batches);
        _run.Logger.SessionEnded(session.Id, session.Status, outcome);
        _activity?.SetTag(TelemetryNames.OutcomeTag, outcome.ToString());
    }
}

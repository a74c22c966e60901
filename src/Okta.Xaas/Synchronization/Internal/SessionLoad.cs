using System.Net;
using Okta.Xaas.Api;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Batching;
using Okta.Xaas.Batching.Internal;
using Okta.Xaas.Diagnostics;
using Okta.Xaas.Diagnostics.Internal;
using Okta.Xaas.Journal;
using Okta.Xaas.Results;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// A session's worth of changes from their first upload to the end of their import. Batches of upserts may come while the rest is still being
/// packed. When a session is lost, or an upload's outcome is unknown, everything is loaded into a fresh session.
/// </summary>
/// <remarks>The batches, with their bodies, are kept until the trigger is acknowledged.</remarks>
internal sealed class SessionLoad : IDisposable
{
    private readonly RunContext _run;
    private readonly SessionParts _parts;
    private readonly Task _previous;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _loading;
    private readonly List<Batch> _early = [];
    private List<Batch> _work = [];
    private List<Batch> _later = [];
    private LoadAttempt? _attempt;
    private DateTimeOffset? _triggeredAt;
    private bool _triggerAttempted;
    private bool _mayBeImported;
    private int _restarts;

    /// <param name="run">What every part of the run needs.</param>
    /// <param name="parts">The single steps.</param>
    /// <param name="previous">Ends with the session before this one: until then none is created.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public SessionLoad(RunContext run, SessionParts parts, Task previous, CancellationToken cancellationToken)
    {
        _run = run;
        _parts = parts;
        _previous = previous;
        _caller = cancellationToken;
        _loading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Sends a batch as soon as the session is created and one of the concurrent uploads is free.</summary>
    public void Enqueue(Batch batch)
    {
        _work.Add(batch);
        _early.Add(batch);
        (_attempt ??= NewAttempt()).Start(batch);
    }

    /// <summary>Sends the last batches, starts the import if anything counts, and waits for its end; in more sessions than one where it must be.</summary>
    public async Task CompleteAsync(IReadOnlyList<Batch> rest)
    {
        _work.AddRange(rest);
        while (_work.Count > 0)
        {
            _attempt ??= NewAttempt();
            try
            {
                await LoadAndImportAsync(_attempt).ConfigureAwait(false);
                (_work, _later, _mayBeImported) = (_later, [], false);
            }
            catch (Exception exception) when (LossOf(exception) is { } lost)
            {
                await GiveUpAsync(_attempt, lost).ConfigureAwait(false);
            }

            EndAttempt();
        }

        _run.Progress.Enter(SyncPhase.Reading);
    }

    /// <summary>Stops loading, so that the session can be cancelled. An import that was started goes on, and is waited for.</summary>
    public void StopLoading() => _loading.Cancel();

    /// <summary>After a failure or a cancellation: cancels the session at Okta, if it still can be, and books its changes by what is known of them.</summary>
    public async Task AbandonAsync()
    {
        BookUnloaded(_later);
        if (_work.Count == 0) return;
        var session = _attempt is null ? null : await _attempt.StopAsync().ConfigureAwait(false);
        if (session is null)
        {
            BookUnloaded(_work);
            return;
        }

        _run.Progress.Enter(SyncPhase.Cancelling);
        try
        {
            await FinishAsync(session, await CancelAsync(session).ConfigureAwait(false), _work).ConfigureAwait(false);
        }
        catch (JournalException exception)
        {
            // The changes are booked; the next recovery asks Okta what became of the session.
            _run.Logger.SessionEndNotWritten(session.Id, exception);
        }
    }

    public void Dispose()
    {
        EndAttempt();
        _loading.Dispose();
    }

    private LoadAttempt NewAttempt() => new(_run, _parts.Repeat, OpenAsync, _loading.Token);

    private void EndAttempt()
    {
        _attempt?.Dispose();
        _attempt = null;
        _early.Clear();
        _triggeredAt = null;
        _triggerAttempted = false;
    }

    private async Task<ImportSession> OpenAsync(CancellationToken token)
    {
        await _previous.ConfigureAwait(false);
        _run.Progress.Report(p => p with { Phase = SyncPhase.OpeningSession, SessionNumber = p.SessionNumber + 1, SessionId = null, BatchesUploaded = 0, BatchesPacked = 0 });
        var session = await _parts.Opener.OpenAsync(token).ConfigureAwait(false);
        _run.Progress.Report(p => p with { Phase = SyncPhase.Uploading, SessionId = session.Id, WaitingUntil = null, WaitReason = null });
        return session;
    }

    private async Task LoadAndImportAsync(LoadAttempt attempt)
    {
        _later = [.. await new BatchIsolation(_run, attempt).UploadAsync(_work, _early).ConfigureAwait(false)];
        _work = _work.Except(_later).ToList();
        await ImportAsync(await attempt.Session.ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task ImportAsync(ImportSession session)
    {
        var status = await session.RefreshAsync(_loading.Token).ConfigureAwait(false);
        if (_work.Count == 0 && SessionTransitions.IsOpen(status))
        {
            // Okta refused every change of the session, so there is nothing to import.
            await CancelOwnAsync(session, SessionOutcome.Cancelled).ConfigureAwait(false);
        }
        else if (status == SessionStatus.Created)
        {
            if (_work.Exists(b => UploadOrder.StageOf(b.Kind) == UploadOrder.Upserts))
                throw new RunFailedException($"Okta accepted the upserts of session {session.Id}, yet the session is still CREATED, so that it cannot be imported.");
            await CancelOwnAsync(session, SessionOutcome.WithoutEffect).ConfigureAwait(false);
        }
        else if (status == SessionStatus.InProgress)
        {
            await TriggerAsync(session).ConfigureAwait(false);
            await WaitForImportAsync(session).ConfigureAwait(false);
        }
        else
        {
            throw new SessionLostException($"Session {session.Id} is {status}: somebody else has ended or triggered it.", status);
        }
    }

    private async Task CancelOwnAsync(ImportSession session, SessionOutcome outcome)
    {
        _run.Progress.Enter(SyncPhase.Cancelling);
        await _parts.Canceller.CancelAsync(session).ConfigureAwait(false);
        await FinishAsync(session, outcome, _work).ConfigureAwait(false);
    }

    private async Task TriggerAsync(ImportSession session)
    {
        _run.Progress.Enter(SyncPhase.Triggering);
        _triggerAttempted = true;
        await _run.Journal.TriggeringAsync(session.Id).ConfigureAwait(false);
        try
        {
            await _parts.Trigger.TriggerAsync(session, _loading.Token).ConfigureAwait(false);
        }
        finally
        {
            // Also when it is not known whether it was one.
            _run.OwnTriggers.Record();
        }

        _triggeredAt = _run.Time.GetUtcNow();
        _run.Logger.SessionTriggered(session.Id, _work.Count);
        foreach (var batch in _work) batch.Dispose();
    }

    private async Task WaitForImportAsync(ImportSession session)
    {
        var limit = _run.Options.ImportTimeLimit;
        var started = _run.Time.GetTimestamp();
        _run.Progress.Report(p => p with { Phase = SyncPhase.Importing, WaitReason = WaitReason.Import, WaitingUntil = _triggeredAt + limit });
        var status = await session.WaitAsync(_run.Time, _run.Options.PollingInterval, limit, _caller).ConfigureAwait(false);
        Telemetry.RecordWait(WaitReason.Import, _run.Time.GetElapsedTime(started));
        if (status != SessionStatus.Completed) throw new RunFailedException(DescribeEnd(session, limit));
        await FinishAsync(session, SessionOutcome.Imported, _work).ConfigureAwait(false);
    }

    private static string DescribeEnd(ImportSession session, TimeSpan limit) => session.Status switch
    {
        SessionStatus.Error or SessionStatus.Expired or SessionStatus.Closed =>
            $"The import of session {session.Id} ended as {session.Status}: which of its changes were imported is not known. Hand in those that the result lists as in doubt again.",
        _ => $"The import of session {session.Id} is still {session.Status} after {limit}: whether it will end well is not known. Look at it in Okta's System Log, or set Synchronization.ImportTimeLimit higher.",
    };

    // An upload or a read without an answer, or a session that Okta does not know any more. After a trigger nothing is loaded again by itself.
    private SessionLostException? LossOf(Exception exception) => exception switch
    {
        SessionLostException lost => lost,
        OktaApiException api when !_triggerAttempted && _attempt!.Session.Status == TaskStatus.RanToCompletion
            && (api.Outcome == RequestOutcome.Unknown || api.StatusCode == HttpStatusCode.NotFound) => new(api.Message, null, api),
        _ => null,
    };

    private async Task GiveUpAsync(LoadAttempt attempt, SessionLostException lost)
    {
        if (_restarts == _run.Options.MaxSessionRestarts)
        {
            throw new RunFailedException(
                $"A session's changes could not be loaded, though it was tried in {_restarts + 1} sessions (Synchronization.MaxSessionRestarts is {_run.Options.MaxSessionRestarts}). {lost.Message}",
                lost.InnerException);
        }

        var session = await attempt.StopAsync().ConfigureAwait(false) ?? throw lost;
        var status = await _parts.Canceller.CancelAsync(session).ConfigureAwait(false);
        _run.Logger.SessionReloaded(session.Id, status, ++_restarts, _run.Options.MaxSessionRestarts, lost.InnerException?.GetType().Name ?? "ended by somebody else");

        _mayBeImported |= !IsGone(status);

        // Somebody else's trigger: its import must be over before the same changes are imported again, or the two would race.
        if (status == SessionStatus.Triggered)
            await session.WaitAsync(_run.Time, _run.Options.PollingInterval, _run.Options.ImportTimeLimit, _caller).ConfigureAwait(false);
        await FinishAsync(session, SessionOutcome.Reloaded, []).ConfigureAwait(false);
        _work.AddRange(_later);
        _later = [];
    }

    // The caller's token may be what ended the run: nothing here depends on it.
    private async Task<SessionOutcome> CancelAsync(ImportSession session)
    {
        try
        {
            if (_triggerAttempted) await session.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
            var status = await _parts.Canceller.CancelAsync(session).ConfigureAwait(false);

            // Triggered by this run, so with all of its changes, and completed after the last look.
            if (status == SessionStatus.Completed && _triggerAttempted) return SessionOutcome.Imported;
            return IsGone(status) ? SessionOutcome.Cancelled : SessionOutcome.InDoubt;
        }
        catch (Exception exception)
        {
            // The run's own failure is what the caller must see; that the session is left open is in its report.
            _run.Logger.SessionLeftOpen(session.Id, exception.GetType().Name);
            return _triggerAttempted ? SessionOutcome.InDoubt : SessionOutcome.LeftOpen;
        }
    }

    // A session that was closed or has expired was never imported; one that Okta does not know any more was not, if it was never triggered.
    private bool IsGone(SessionStatus? status) =>
        status is null ? !_triggerAttempted : status is SessionStatus.Closed or SessionStatus.Expired && _triggeredAt is null;

    // What somebody else's trigger may have imported before it could be loaded again is not just "not sent".
    private void BookUnloaded(IEnumerable<Batch> batches) =>
        _run.Account.Book(_mayBeImported ? SessionOutcome.InDoubt : SessionOutcome.Cancelled, batches);

    private async Task FinishAsync(ImportSession session, SessionOutcome outcome, List<Batch> booked)
    {
        var accepted = _attempt!.Accepted;
        var report = new SessionReport
        {
            SessionId = session.Id,
            Status = session.Status,
            Outcome = outcome,
            Batches = accepted.Count,
            Entities = accepted.Sum(b => b.EntityCount),
            Bytes = accepted.Sum(b => (long)b.ByteCount),
            Changes = accepted.GroupBy(b => b.Kind).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => g.Sum(b => b.ChangeCount)),
            CreatedAt = _attempt.CreatedAt,
            TriggeredAt = _triggeredAt,
            FinishedAt = _run.Time.GetUtcNow(),
        };
        _run.Account.Book(report);
        _run.Account.Book(_mayBeImported && outcome is (SessionOutcome.Cancelled or SessionOutcome.LeftOpen) ? SessionOutcome.InDoubt : outcome, booked);
        if (booked.Count > 0) _work = _work.Except(booked).ToList();
        _run.Logger.SessionEnded(session.Id, session.Status, outcome);
        _attempt.Activity?.SetTag(TelemetryNames.OutcomeTag, outcome.ToString());
        await _run.Journal.SessionEndedAsync(session.Id, outcome).ConfigureAwait(false);
    }
}

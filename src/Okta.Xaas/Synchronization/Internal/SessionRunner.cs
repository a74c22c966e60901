using Okta.Xaas.Batching;
using Okta.Xaas.Batching.Internal;
using Okta.Xaas.Journal;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Does with one session what <see cref="SessionTable"/> says, from before its creation to its booking.</summary>
internal sealed class SessionRunner : IDisposable
{
    private readonly RunContext _run;
    private readonly SessionParts _parts;
    private readonly Task _previous;
    private readonly CancellationToken _caller;
    private readonly OwnedSession _own = new();
    private readonly List<Batch> _early = [];
    private readonly LoadAttempt _attempt;
    private int _booked;

    /// <param name="run">What every part of the run needs.</param>
    /// <param name="parts">The single steps.</param>
    /// <param name="previous">Ends with the session before this one: until then none is created.</param>
    /// <param name="loading">Ends the loading.</param>
    /// <param name="caller">Ends also the waiting for an import.</param>
    public SessionRunner(RunContext run, SessionParts parts, Task previous, CancellationToken loading, CancellationToken caller)
    {
        (_run, _parts, _previous, _caller) = (run, parts, previous, caller);
        _attempt = new(run, parts.Repeat, _own, OpenAsync, loading);
    }

    /// <summary>Sends a batch as soon as the session is created and one of the concurrent uploads is free.</summary>
    public void Start(Batch batch)
    {
        _early.Add(batch);
        _attempt.Start(batch);
    }

    /// <summary>Loads what there is, starts the import if anything counts, and waits for its end. What is then left of the work is for the next session.</summary>
    /// <returns>What became of the session.</returns>
    public async Task<SessionOutcome> RunAsync(Workload work)
    {
        try
        {
            await new BatchIsolation(_run, _attempt, _own, _parts.Look).UploadAsync(work, _early).ConfigureAwait(false);
            return await FinishLoadingAsync(work).ConfigureAwait(false);
        }
        catch (Exception exception) when (LossOf(exception) is { } lost)
        {
            Loss = lost;
            return await ReloadAsync(work).ConfigureAwait(false);
        }
    }

    /// <summary>Why the session was given up, when it was.</summary>
    public SessionLostException? Loss { get; private set; }

    /// <summary>After a failure or a cancellation, within the time limit of the cleaning up: leaves nothing at Okta that the next run does not know of, and books the changes by what is known of them.</summary>
    public async Task CleanUpAsync(Workload work)
    {
        await _attempt.StopAsync().SettlesAsync(_run.CleanUp.Settling).ConfigureAwait(false);
        if (_own.Stage == SessionStage.NotAsked || Volatile.Read(ref _booked) != 0) return;
        _run.Progress.Enter(SyncPhase.Canceling);
        try
        {
            await EndAsync(_run.CleanUp.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The run's own failure is what the caller must see; what is left of the session is in its report.
            if (_own.Stage < SessionStage.Triggering) _own.Seen = Sighting.Silent;
            _run.Logger.SessionLeftOpen(_own.Session?.Id ?? "that was being created", exception.GetType().Name);
        }

        try
        {
            await BookAsync(work, SessionTable.OutcomeOf(_own.Stage, _own.Seen)).ConfigureAwait(false);
        }
        catch (JournalException exception)
        {
            // The changes are booked; the next recovery asks Okta what became of the session.
            _run.Logger.SessionEndNotWritten(_own.Session!.Id, exception);
        }
    }

    public void Dispose() => _attempt.Dispose();

    private async Task<ImportSession> OpenAsync(CancellationToken token)
    {
        await _previous.ConfigureAwait(false);
        _run.Progress.Report(p => p with { Phase = SyncPhase.OpeningSession, SessionNumber = p.SessionNumber + 1, SessionId = null, BatchesUploaded = 0, BatchesPacked = 0 });
        await _parts.Opener.OpenAsync(_own, token).ConfigureAwait(false);
        _run.Progress.Report(p => p with { Phase = SyncPhase.Uploading, SessionId = _own.Session!.Id, WaitingUntil = null, WaitReason = null });
        return _own.Session!;
    }

    private async Task<SessionOutcome> FinishLoadingAsync(Workload work)
    {
        var session = await _attempt.Session.ConfigureAwait(false);
        _own.Seen = await _parts.Look.AtAsync(session, _attempt.Token).ConfigureAwait(false);
        var accepted = _own.Accepted;
        var loaded = accepted.Count == 0 ? SessionEvent.LoadedNothing
            : accepted.Any(b => UploadOrder.StageOf(b.Kind) == UploadOrder.Upserts) ? SessionEvent.LoadedUpserts
            : SessionEvent.LoadedOthers;
        switch (SessionTable.Next(loaded, _own.Stage, _own.Seen))
        {
            case SessionAct.Trigger:
                await TriggerAsync(session).ConfigureAwait(false);
                return await WaitForImportAsync(work, session).ConfigureAwait(false);
            case SessionAct.Cancel when loaded == SessionEvent.LoadedNothing && _own.Unanswered.Count > 0:
                throw new SessionLostException($"No upload into session {session.Id} got an answer. {_attempt.LastUnanswered?.Message}", _attempt.LastUnanswered);
            case SessionAct.Cancel:
                _run.Progress.Enter(SyncPhase.Canceling);
                await _parts.Canceller.CancelAsync(_own, SessionEvent.GivenUp, _attempt.Token).ConfigureAwait(false);
                return await BookAsync(work, loaded == SessionEvent.LoadedNothing ? SessionOutcome.Canceled : SessionOutcome.WithoutEffect).ConfigureAwait(false);
            case SessionAct.Reload:
                throw new SessionLostException($"Session {session.Id} is {session.Describe(_own.Seen == Sighting.Gone)}: somebody else has ended or triggered it.");
            default:
                throw new RunFailedException($"Okta accepted the upserts of session {session.Id}, yet the session is still {session.Describe()}, so that it cannot be imported.");
        }
    }

    private async Task TriggerAsync(ImportSession session)
    {
        _run.Progress.Enter(SyncPhase.Triggering);
        await _run.Journal.TriggeringAsync(session.Id).ConfigureAwait(false);
        try
        {
            await _parts.Trigger.TriggerAsync(_own, _attempt.Token).ConfigureAwait(false);
        }
        finally
        {
            // Also when it is not known whether it was one.
            _run.OwnTriggers.Record();
        }

        var accepted = _own.Accepted;
        _run.Logger.SessionTriggered(session.Id, accepted.Count);
        foreach (var batch in accepted) batch.Dispose();
    }

    private async Task<SessionOutcome> WaitForImportAsync(Workload work, ImportSession session)
    {
        var limit = _run.Options.ImportTimeLimit;
        var started = _run.Time.GetTimestamp();
        _run.Progress.Report(p => p with { Phase = SyncPhase.Importing, WaitReason = WaitReason.Import, WaitingUntil = _run.Time.GetUtcNow() + limit });
        var triggered = session.LastUpdated;
        var changes = _own.Accepted.Sum(b => (long)b.ChangeCount);
        _own.Seen = Sightings.Of(await session.WaitAsync(_run.Time, _run.Options.PollingInterval, limit, _run.Imports.Expect(changes), _caller).ConfigureAwait(false));
        var took = _run.Time.GetElapsedTime(started);
        Telemetry.RecordWait(_run.Account.IdentitySourceId, WaitReason.Import, took);
        if (_own.Seen == Sighting.Completed) _run.Imports.Note(changes, took, session.LastUpdated - triggered);
        var happened = SessionTransitions.IsFinal(session.Status) ? SessionEvent.Looked : SessionEvent.TimeOver;
        if (SessionTable.Next(happened, _own.Stage, _own.Seen) == SessionAct.Book) return await BookAsync(work, SessionOutcome.Imported).ConfigureAwait(false);
        await BookAsync(work, SessionOutcome.InDoubt).ConfigureAwait(false);
        throw new RunFailedException(happened == SessionEvent.Looked
            ? $"The import of session {session.Id} ended as {session.Describe()}: which of its changes were imported is not known. Hand in those that the result lists as in doubt again."
            : $"The import of session {session.Id} is still {session.Describe()} after {limit}: whether it will end well is not known. Look at it in Okta's System Log, or set Synchronization.ImportTimeLimit higher.");
    }

    // A read without an answer, or a session that Okta does not know any more. After a trigger nothing is loaded again by itself.
    private SessionLostException? LossOf(Exception exception) => exception switch
    {
        SessionLostException lost => lost,
        OktaApiException api when _own.Stage == SessionStage.Open && SessionLook.IsGone(api) => new(api.Message, api),
        _ => null,
    };

    private async Task<SessionOutcome> ReloadAsync(Workload work)
    {
        // The uploads only: this runs on with the run's own token.
        await _attempt.StopAsync().ConfigureAwait(false);
        var session = _own.Session!;
        var act = await _parts.Canceller.CancelAsync(_own, SessionEvent.GivenUp, _caller).ConfigureAwait(false);
        if (act == SessionAct.Wait) await session.WaitAsync(_run.Options.PollingInterval, _run.Options.ImportTimeLimit, _run.Time, _caller).ConfigureAwait(false);
        return await BookAsync(work, SessionOutcome.Reloaded).ConfigureAwait(false);
    }

    private async Task EndAsync(CancellationToken token)
    {
        if (_own.Stage == SessionStage.Creating) await _parts.Opener.FindAsync(_own, token).ConfigureAwait(false);
        if (_own.Session is not { } session) return;
        if (_own.Stage >= SessionStage.Triggering) _own.Seen = await SessionLook.OnceAtAsync(session, token).ConfigureAwait(false);
        await _parts.Canceller.CancelAsync(_own, SessionEvent.Stopped, token).ConfigureAwait(false);
    }

    // Books the session, and of the work what it has settled. The caller is told; the journal last, so that a crash between the two is found out about.
    private async Task<SessionOutcome> BookAsync(Workload work, SessionOutcome outcome)
    {
        if (Interlocked.Exchange(ref _booked, 1) != 0) return outcome;
        var ended = SessionTable.OutcomeOf(_own.Stage, _own.Seen);
        var mayBeImported = SessionTable.MayBeImported(outcome) || (outcome == SessionOutcome.Reloaded && SessionTable.MayBeImported(ended));
        if (mayBeImported)
        {
            foreach (var batch in _own.Unanswered) batch.MayBeImported = true;
        }

        if (outcome == SessionOutcome.Reloaded)
        {
            foreach (var batch in _own.Accepted) batch.MayBeImported |= mayBeImported;
        }
        else
        {
            _run.Account.Book(outcome, work.Take(_own.Accepted));
        }

        // One of which nothing is known but that it was asked for, and that Okta does not have it, is none.
        if (_own.Session is not null || outcome == SessionOutcome.LeftOpen) _run.Account.Book(_own.Report(outcome, _run.Time.GetUtcNow()));
        if (_own.Session is not { } session) return outcome;
        _run.Logger.SessionEnded(session.Id, session.Status, outcome);
        _attempt.Activity?.SetTag(TelemetryNames.OutcomeTag, outcome.ToString());

        // What is still to end stays in the journal: the next run finds out about it.
        if (outcome is not (SessionOutcome.ImportPending or SessionOutcome.LeftOpen)) await _run.Journal.SessionEndedAsync(session.Id, outcome).ConfigureAwait(false);
        return outcome;
    }
}

using Okta.Xaas.Journal;
using Okta.Xaas.Journal.Internal;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>After a crash, or a run that left a session to the next one: finds out from the journal and from Okta what became of the sessions that were not told to have ended.</summary>
internal sealed class Recovery(RunContext run, string identitySourceId)
{
    private readonly SessionCanceller _canceller = new(run.Time);
    private readonly SafeRepeat _repeat = new(run.Time, run.Progress);

    public async Task<IReadOnlyList<RecoveredSession>> RecoverAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.FirstOrDefault(e => e.Event == JournalEvent.RunStarted && e.IdentitySourceId != identitySourceId) is { } foreign)
        {
            throw new JournalException(
                $"The journal belongs to identity source {foreign.IdentitySourceId}, not to {identitySourceId}. Each identity source needs a journal of its own.");
        }

        var recovered = new List<RecoveredSession>();
        foreach (var session in JournaledSession.Replay(entries))
        {
            var outcome = session.Outcome ?? await EndAsync(session, cancellationToken).ConfigureAwait(false);
            recovered.Add(new() { RunStartedAt = session.RunStartedAt, SessionId = session.SessionId, Outcome = outcome, Changes = session.Changes, Rejected = session.Rejected });
        }

        return recovered;
    }

    private async Task<SessionOutcome> EndAsync(JournaledSession journaled, CancellationToken cancellationToken)
    {
        var own = await FindAsync(journaled, cancellationToken).ConfigureAwait(false);
        var act = await _canceller.CancelAsync(own, SessionEvent.Stopped, cancellationToken).ConfigureAwait(false);
        if (own.Session is { } imported && (act == SessionAct.LeavePending || own.Seen == Sighting.Triggered))
            own.Seen = Sightings.Of(await imported.WaitAsync(run.Options.PollingInterval, run.Options.ImportTimeLimit, run.Time, cancellationToken).ConfigureAwait(false));

        // What has not ended by now is waited for no longer.
        var outcome = SessionTable.OutcomeOf(own.Stage, own.Seen) is var found and not (SessionOutcome.ImportPending or SessionOutcome.LeftOpen) ? found : SessionOutcome.InDoubt;
        run.Logger.SessionRecovered(own.Session?.Id, own.Session?.Status, outcome);
        if (own.Session is { } session)
        {
            if (journaled.SessionId is null) await run.Journal.SessionCreatedAsync(session.Id).ConfigureAwait(false);
            await run.Journal.SessionEndedAsync(session.Id, outcome).ConfigureAwait(false);
        }

        return outcome;
    }

    private async Task<OwnedSession> FindAsync(JournaledSession journaled, CancellationToken cancellationToken)
    {
        var own = new OwnedSession();
        if (journaled.SessionId is { } id)
        {
            try
            {
                own.Opened(ImportSession.Attach(run.Api, await _repeat.ReadAsync(() => run.Api.GetSessionAsync(id, cancellationToken), cancellationToken).ConfigureAwait(false)), run.Time.GetUtcNow());
            }
            catch (OktaApiException exception) when (SessionLook.IsGone(exception))
            {
                own.Seen = Sighting.Gone;
            }

            if (journaled.TriggerAnnounced) own.Triggering();
            return own;
        }

        var sessions = await _repeat.ReadAsync(() => run.Api.ListSessionsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        if (sessions.FirstOrDefault(s => OwnedSession.IsOwn(s, journaled.CreatingSince)) is { } created) own.Opened(ImportSession.Attach(run.Api, created), run.Time.GetUtcNow());
        return own;
    }
}

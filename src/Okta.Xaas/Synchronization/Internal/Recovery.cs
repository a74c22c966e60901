using System.Net;
using Okta.Xaas.Api;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Diagnostics.Internal;
using Okta.Xaas.Journal;
using Okta.Xaas.Journal.Internal;
using Okta.Xaas.Results;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>After a crash: finds out from the journal and from Okta what became of the sessions of the run that never came to its end.</summary>
internal sealed class Recovery(RunContext run, string identitySourceId)
{
    private readonly SessionCanceller _canceller = new(run);

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
        var session = await FindAsync(journaled, cancellationToken).ConfigureAwait(false);
        var status = session is null ? null : await _canceller.CancelAsync(session).ConfigureAwait(false);
        if (session is not null && status == SessionStatus.Triggered)
            status = await session.WaitAsync(run.Time, run.Options.PollingInterval, run.Options.ImportTimeLimit, cancellationToken).ConfigureAwait(false);

        var outcome = OutcomeOf(status, journaled.TriggerAnnounced);
        run.Logger.SessionRecovered(session?.Id, status, outcome);
        if (session is not null)
        {
            if (journaled.SessionId is null) await run.Journal.SessionCreatedAsync(session.Id).ConfigureAwait(false);
            await run.Journal.SessionEndedAsync(session.Id, outcome).ConfigureAwait(false);
        }

        return outcome;
    }

    /// <summary>Only a completed session that this SDK triggered itself held all of its changes; one that somebody else triggered may have held a part.</summary>
    internal static SessionOutcome OutcomeOf(SessionStatus? status, bool triggerAnnounced) => status switch
    {
        SessionStatus.Completed when triggerAnnounced => SessionOutcome.Imported,
        SessionStatus.Closed or SessionStatus.Expired => SessionOutcome.Cancelled,
        null when !triggerAnnounced => SessionOutcome.Cancelled,
        _ => SessionOutcome.InDoubt,
    };

    private async Task<ImportSession?> FindAsync(JournaledSession journaled, CancellationToken cancellationToken)
    {
        if (journaled.SessionId is { } id)
        {
            try
            {
                return ImportSession.Attach(run.Api, await run.Api.GetSessionAsync(id, cancellationToken).ConfigureAwait(false));
            }
            catch (OktaApiException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }
        }

        var sessions = await run.Api.ListSessionsAsync(cancellationToken).ConfigureAwait(false);
        return sessions.FirstOrDefault(s => SessionOpener.IsOwn(s, journaled.CreatingSince)) is { } own ? ImportSession.Attach(run.Api, own) : null;
    }
}

using System.Net;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Journal;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Creates a session as soon as the rules allow it: asks Okta what is there, lets the pure rules decide, waits, and asks again.</summary>
internal sealed class SessionOpener(RunContext run, SafeRepeat repeat, SessionCanceller canceller)
{
    private readonly CreationCooldown _cooldown = new(run.Options.CreationCooldown, run.Options.CooldownMode);
    private string? _cancelled;

    public async Task OpenAsync(OwnedSession own, CancellationToken cancellationToken)
    {
        var started = run.Time.GetTimestamp();
        var refused = false;
        while (true)
        {
            var sessions = await ListAsync(cancellationToken).ConfigureAwait(false);
            var serverNow = sessions.ServerTime ?? run.Time.GetUtcNow();
            var waited = run.Time.GetElapsedTime(started);
            if (FindOwn(own, sessions) is { } created)
            {
                await TakeAsync(own, ImportSession.Attach(run.Api, created)).ConfigureAwait(false);
                return;
            }

            var decision = _cooldown.Decide(sessions, serverNow, run.OwnTriggers.SinceLast, refused);
            if (decision.OpenSession is { } open)
            {
                await HandleOpenSessionAsync(open, waited, cancellationToken).ConfigureAwait(false);
            }
            else if (decision.Wait > TimeSpan.Zero)
            {
                _ = TimeLeft(waited);
                await WaitForCooldownAsync(decision.Wait, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                refused |= await TryCreateAsync(own, serverNow, cancellationToken).ConfigureAwait(false);
                if (own.Session is not null) return;
                await WaitAfterFailureAsync(waited, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>After the run has stopped while it was creating: looks once for the session that the creation may have left, and takes it, so that it can be cancelled.</summary>
    public async Task FindAsync(OwnedSession own, CancellationToken cancellationToken)
    {
        own.CreationUnanswered();
        var sessions = await run.Api.ListSessionsAsync(cancellationToken).ConfigureAwait(false);
        own.Seen = Sighting.Gone;
        if (FindOwn(own, sessions) is not { } created) return;
        try
        {
            await TakeAsync(own, ImportSession.Attach(run.Api, created)).ConfigureAwait(false);
        }
        catch (JournalException exception)
        {
            // It is to be cancelled all the same; if that fails too, the next recovery finds it by its time.
            run.Logger.SessionEndNotWritten(created.Id, exception);
        }
    }

    private static IdentitySourceSession? FindOwn(OwnedSession own, IdentitySourceSessionList sessions)
    {
        var created = sessions.FirstOrDefault(own.CanBe);
        var seen = created is null ? Sighting.Gone : Sightings.Of(created.Status);
        return SessionTable.Next(SessionEvent.CreationUnanswered, own.Stage, seen) == SessionAct.Adopt ? created : null;
    }

    private Task<IdentitySourceSessionList> ListAsync(CancellationToken cancellationToken) =>
        repeat.ReadAsync(() => run.Api.ListSessionsAsync(cancellationToken), cancellationToken);

    // Says whether Okta refused for its cooldown. Without an answer, the list tells whether there is a session now.
    private async Task<bool> TryCreateAsync(OwnedSession own, DateTimeOffset serverNow, CancellationToken cancellationToken)
    {
        own.Asking(serverNow);
        await run.Journal.SessionCreatingAsync(own.AskedAt!.Value).ConfigureAwait(false);
        ImportSession session;
        try
        {
            session = await repeat.DoAsync(() => ImportSession.CreateAsync(run.Api, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (OktaApiException exception) when (IsUnknown(exception))
        {
            own.CreationUnanswered();
            return false;
        }
        catch (OktaApiException exception)
        {
            own.CreationRefused();
            if (own.Stage == SessionStage.NotAsked) run.Journal.CreationEnded();
            if (!IsCooldown(exception)) throw;
            run.Logger.CreationRefused();
            return true;
        }

        await TakeAsync(own, session).ConfigureAwait(false);
        return false;
    }

    private async Task TakeAsync(OwnedSession own, ImportSession session)
    {
        own.Opened(session, run.Time.GetUtcNow());
        await run.Journal.SessionCreatedAsync(session.Id).ConfigureAwait(false);
        run.Logger.SessionCreated(session.Id);
    }

    // Who redirects has not refused: the request may have been passed on before.
    private static bool IsUnknown(OktaApiException exception) =>
        exception.Outcome == RequestOutcome.Unknown || (int?)exception.StatusCode is >= 300 and < 400;

    // The exact JSON of this refusal is not known: the status, the code and the words that Okta documents are looked for; the list confirms.
    private static bool IsCooldown(OktaApiException exception) =>
        exception is { StatusCode: HttpStatusCode.BadRequest, ErrorCode: "E0000001" }
        && exception.ErrorCauses.Append(exception.ErrorSummary ?? "").Any(t => t.Contains("one active import session", StringComparison.OrdinalIgnoreCase));

    private async Task HandleOpenSessionAsync(IdentitySourceSession open, TimeSpan waited, CancellationToken cancellationToken)
    {
        switch (run.Options.ExistingSession)
        {
            case ExistingSessionPolicy.Cancel when open.Id != _cancelled:
                var foreign = new OwnedSession();
                foreign.Opened(ImportSession.Attach(run.Api, open), run.Time.GetUtcNow());
                await canceller.CancelAsync(foreign, SessionEvent.GivenUp, cancellationToken).ConfigureAwait(false);
                run.Logger.ForeignSessionCancelled(open.Id, open.Status);
                _cancelled = open.Id;
                break;

            // What has confirmed the cancellation may not have been Okta, and Okta's list may lag behind: wait, and cancel again if it is still there.
            case ExistingSessionPolicy.Cancel or ExistingSessionPolicy.Wait when waited < run.Options.ExistingSessionTimeLimit:
                var left = run.Options.ExistingSessionTimeLimit - waited;
                await WaitAsync(WaitReason.ExistingSession, Min(run.Options.PollingInterval, left), left, cancellationToken).ConfigureAwait(false);
                _cancelled = null;
                break;
            case ExistingSessionPolicy.Cancel:
                throw new RunFailedException(
                    $"Session {open.Id} ({open.StatusText ?? open.Status.ToString()}) was cancelled, and Okta still lists it as open after {waited}. See what Okta says of it (Synchronization.ExistingSessionTimeLimit is how long this is waited for), and run again.");
            case ExistingSessionPolicy.Wait:
                throw new RunFailedException(
                    $"Session {open.Id} ({open.StatusText ?? open.Status.ToString()}) of another client is still open after {waited}. Cancel it at Okta, or set Synchronization.ExistingSessionTimeLimit higher.");
            default:
                throw new RunFailedException(
                    $"Session {open.Id} ({open.StatusText ?? open.Status.ToString()}, created {open.Created:u}) is open on the identity source, and Okta allows only one. If no other process is using it, cancel it or set Synchronization.ExistingSession to Cancel; to wait for it, set it to Wait.");
        }
    }

    private Task WaitForCooldownAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        // Strict waits the time out in one piece; Eager looks again and again, as the import may end before.
        var step = run.Options.CooldownMode == CooldownMode.Eager ? Min(run.Options.PollingInterval, wait) : wait;
        return WaitAsync(WaitReason.CreationCooldown, step, wait, cancellationToken);
    }

    private Task WaitAfterFailureAsync(TimeSpan waited, CancellationToken cancellationToken)
    {
        var left = TimeLeft(waited);
        return WaitAsync(WaitReason.CreationCooldown, Min(run.Options.PollingInterval, left), left, cancellationToken);
    }

    // Nothing is waited for without an end, whatever Okta's list says.
    private TimeSpan TimeLeft(TimeSpan waited)
    {
        var left = run.Options.CreationCooldown + run.Options.ExistingSessionTimeLimit - waited;
        if (left <= TimeSpan.Zero)
        {
            throw new RunFailedException(
                $"No session could be created for {waited}, though Okta's list shows none that is in the way. Another process may be creating sessions on the same identity source, or Okta's answers do not arrive.");
        }

        return left;
    }

    private async Task WaitAsync(WaitReason reason, TimeSpan step, TimeSpan atMost, CancellationToken cancellationToken)
    {
        run.Progress.Wait(reason, run.Time.GetUtcNow() + atMost);
        run.Logger.Waiting(atMost, reason);
        await run.Time.Delay(step, cancellationToken).ConfigureAwait(false);
        Telemetry.RecordWait(run.Account.IdentitySourceId, reason, step);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

using System.Net;
using Okta.Xaas.Api;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Diagnostics.Internal;
using Okta.Xaas.Journal;
using Okta.Xaas.Results;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Creates a session as soon as the rules allow it: asks Okta what is there, lets the pure rules decide, waits, and asks again.</summary>
internal sealed class SessionOpener(RunContext run, SafeRepeat repeat, SessionCanceller canceller)
{
    private readonly CreationCooldown _cooldown = new(run.Options.CreationCooldown, run.Options.CooldownMode);

    public async Task<ImportSession> OpenAsync(CancellationToken cancellationToken)
    {
        var started = run.Time.GetTimestamp();
        var refused = false;
        DateTimeOffset? unansweredSince = null;
        while (true)
        {
            var sessions = await run.Api.ListSessionsAsync(cancellationToken).ConfigureAwait(false);
            var serverNow = sessions.ServerTime ?? run.Time.GetUtcNow();
            var decision = _cooldown.Decide(sessions, serverNow, run.OwnTriggers.SinceLast, refused);
            var waited = run.Time.GetElapsedTime(started);
            if (decision.OpenSession is { } open)
            {
                if (IsOwn(open, unansweredSince)) return await AdoptAsync(open).ConfigureAwait(false);
                await HandleOpenSessionAsync(open, waited, cancellationToken).ConfigureAwait(false);
            }
            else if (decision.Wait > TimeSpan.Zero)
            {
                _ = TimeLeft(waited);
                await WaitForCooldownAsync(decision.Wait, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                var askedAt = unansweredSince ?? serverNow;
                var (session, wasRefused) = await TryCreateAsync(askedAt, cancellationToken).ConfigureAwait(false);
                if (session is not null) return session;
                refused |= wasRefused;
                if (!wasRefused) unansweredSince = askedAt;
                await WaitAfterFailureAsync(waited, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A session that a creation without an answer may have left: the one that is still as it was created, and not older than the request.</summary>
    public static bool IsOwn(IdentitySourceSession session, DateTimeOffset? askedAt) =>
        askedAt is not null && session.Status == SessionStatus.Created && session.Created >= askedAt;

    private async Task<(ImportSession? Session, bool Refused)> TryCreateAsync(DateTimeOffset askedAt, CancellationToken cancellationToken)
    {
        await run.Journal.SessionCreatingAsync(askedAt).ConfigureAwait(false);
        try
        {
            var session = await repeat.DoAsync(() => ImportSession.CreateAsync(run.Api, cancellationToken), cancellationToken).ConfigureAwait(false);
            await NoteAsync(session).ConfigureAwait(false);
            return (session, false);
        }
        catch (OktaApiException exception) when (IsCooldown(exception))
        {
            run.Logger.CreationRefused();
            return (null, true);
        }
        catch (OktaApiException exception) when (exception.Outcome == RequestOutcome.Unknown)
        {
            // The list tells whether there is a session now.
            return (null, false);
        }
        catch (OperationCanceledException)
        {
            // The session may exist although its id never came back: nobody else would ever cancel it.
            var sessions = await run.Api.ListSessionsAsync(CancellationToken.None).ConfigureAwait(false);
            if (sessions.FirstOrDefault(s => IsOwn(s, askedAt)) is { } own) await canceller.CancelAsync(await AdoptAsync(own).ConfigureAwait(false)).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ImportSession> AdoptAsync(IdentitySourceSession created)
    {
        var session = ImportSession.Attach(run.Api, created);
        await NoteAsync(session).ConfigureAwait(false);
        return session;
    }

    private async Task NoteAsync(ImportSession session)
    {
        try
        {
            await run.Journal.SessionCreatedAsync(session.Id).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            // Nobody knows the session yet but this method.
            await canceller.CancelAsync(session).ConfigureAwait(false);
            throw;
        }

        run.Logger.SessionCreated(session.Id);
    }

    // The exact JSON of this refusal is not known: the status, the code and the words that Okta documents are looked for; the list confirms.
    private static bool IsCooldown(OktaApiException exception) =>
        exception is { StatusCode: HttpStatusCode.BadRequest, ErrorCode: "E0000001" }
        && exception.ErrorCauses.Append(exception.ErrorSummary ?? "").Any(t => t.Contains("one active import session", StringComparison.OrdinalIgnoreCase));

    private async Task HandleOpenSessionAsync(IdentitySourceSession open, TimeSpan waited, CancellationToken cancellationToken)
    {
        switch (run.Options.ExistingSession)
        {
            case ExistingSessionPolicy.Cancel:
                await canceller.CancelAsync(ImportSession.Attach(run.Api, open)).ConfigureAwait(false);
                run.Logger.ForeignSessionCancelled(open.Id, open.Status);
                break;
            case ExistingSessionPolicy.Wait when waited < run.Options.ExistingSessionTimeLimit:
                var left = run.Options.ExistingSessionTimeLimit - waited;
                await WaitAsync(WaitReason.ExistingSession, Min(run.Options.PollingInterval, left), left, cancellationToken).ConfigureAwait(false);
                break;
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
        Telemetry.RecordWait(reason, step);
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

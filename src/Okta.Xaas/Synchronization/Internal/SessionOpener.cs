using System.Net;
using Okta.Xaas.Api;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Diagnostics.Internal;
using Okta.Xaas.Results;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Creates a session as soon as the rules allow it: asks Okta what is there, lets the pure rules decide, waits, and asks again.</summary>
internal sealed class SessionOpener(RunContext run)
{
    private readonly CreationCooldown _cooldown = new(run.Options.CreationCooldown, run.Options.CooldownMode);

    public async Task<ImportSession> OpenAsync(CancellationToken cancellationToken)
    {
        var started = run.Time.GetTimestamp();
        var refused = false;
        while (true)
        {
            var sessions = await run.Api.ListSessionsAsync(cancellationToken).ConfigureAwait(false);
            var decision = _cooldown.Decide(sessions, sessions.ServerTime ?? run.Time.GetUtcNow(), run.OwnTriggers.SinceLast, refused);
            var waited = run.Time.GetElapsedTime(started);
            if (decision.OpenSession is { } open)
            {
                await HandleOpenSessionAsync(open, waited, cancellationToken).ConfigureAwait(false);
            }
            else if (decision.Wait > TimeSpan.Zero)
            {
                await WaitForCooldownAsync(decision.Wait, cancellationToken).ConfigureAwait(false);
            }
            else if (await TryCreateAsync(sessions, cancellationToken).ConfigureAwait(false) is { } session)
            {
                return session;
            }
            else
            {
                refused = true;
                await WaitAfterRefusalAsync(waited, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<ImportSession?> TryCreateAsync(IdentitySourceSessionList before, CancellationToken cancellationToken)
    {
        try
        {
            var session = await ImportSession.CreateAsync(run.Api, cancellationToken).ConfigureAwait(false);
            run.Logger.SessionCreated(session.Id);
            return session;
        }
        catch (OktaApiException exception) when (IsCooldown(exception))
        {
            run.Logger.CreationRefused();
            return null;
        }
        catch (Exception exception) when (IsOutcomeUnknown(exception))
        {
            // The session may exist although its id never came back: nobody else would ever cancel it.
            if (await FindCreatedSinceAsync(before).ConfigureAwait(false) is not { } session) throw;
            run.Logger.SessionCreated(session.Id);
            if (!cancellationToken.IsCancellationRequested) return session;
            await session.CancelAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private static bool IsOutcomeUnknown(Exception exception) =>
        exception is OperationCanceledException or OktaApiException { StatusCode: null or >= HttpStatusCode.InternalServerError };

    // The list before had no open session, so one that was created since then is the one that was asked for.
    private async Task<ImportSession?> FindCreatedSinceAsync(IdentitySourceSessionList before)
    {
        var sessions = await run.Api.ListSessionsAsync(CancellationToken.None).ConfigureAwait(false);
        var since = before.ServerTime ?? run.Time.GetUtcNow();
        return sessions.FirstOrDefault(s => s.Status == SessionStatus.Created && s.Created >= since) is { } created ? ImportSession.Attach(run.Api, created) : null;
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
                await ImportSession.Attach(run.Api, open).CancelAsync(cancellationToken).ConfigureAwait(false);
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

    private Task WaitAfterRefusalAsync(TimeSpan waited, CancellationToken cancellationToken)
    {
        var left = run.Options.CreationCooldown + run.Options.ExistingSessionTimeLimit - waited;
        if (left <= TimeSpan.Zero)
        {
            throw new RunFailedException(
                $"Okta has refused to create a session for {waited}, though its list shows none that is in the way. Another process may be creating sessions on the same identity source.");
        }

        return WaitAsync(WaitReason.CreationCooldown, Min(run.Options.PollingInterval, left), left, cancellationToken);
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

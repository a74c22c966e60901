using System.Net;
using Okta.Xaas.Api;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Starts an import and makes sure of it: after a trigger without an answer, the session's status tells whether it was one.</summary>
internal sealed class SessionTrigger(RunContext run, SafeRepeat repeat)
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public async Task TriggerAsync(ImportSession session, CancellationToken cancellationToken)
    {
        var maybeTriggered = false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await repeat.DoAsync(() => session.TriggerAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (OktaApiException exception)
            {
                // The session is gone, and was not triggered before it went.
                if (exception is { StatusCode: HttpStatusCode.NotFound, Outcome: RequestOutcome.Refused } && !maybeTriggered)
                    throw new SessionLostException($"Session {session.Id} is unknown to Okta: somebody else has removed it.", null, exception);
                maybeTriggered |= exception.Outcome == RequestOutcome.Unknown;

                // A refusal counts no less: it may answer a second delivery of a trigger that worked.
                var status = await session.RefreshAsync(cancellationToken).ConfigureAwait(false);
                if (status is SessionStatus.Triggered or SessionStatus.Completed or SessionStatus.Error) return;
                if (status != SessionStatus.InProgress) throw new SessionLostException($"Session {session.Id} is {status}: it cannot be triggered.", status, exception);
                if (exception.Outcome == RequestOutcome.Refused || attempt == MaxAttempts) throw;
            }

            await run.Time.Delay(Wait, cancellationToken).ConfigureAwait(false);
        }
    }
}

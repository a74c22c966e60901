namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Starts an import and makes sure of it: after a trigger without an answer, the session's status tells whether it was one.</summary>
internal sealed class SessionTrigger(TimeProvider time, SafeRepeat repeat, SessionLook look)
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    public async Task TriggerAsync(OwnedSession own, CancellationToken cancellationToken)
    {
        var session = own.Session!;
        for (var attempt = 1; ; attempt++)
        {
            own.Triggering();
            OktaApiException failure;
            try
            {
                await repeat.DoAsync(() => session.TriggerAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
                own.Triggered(time.GetUtcNow());
                return;
            }
            catch (OktaApiException exception)
            {
                failure = exception;
                if (exception.Outcome == RequestOutcome.Unknown) own.TriggerUnanswered();
                else own.TriggerRefused();
            }

            own.Seen = await look.AtAsync(session, cancellationToken).ConfigureAwait(false);
            var happened = failure.Outcome == RequestOutcome.Unknown ? SessionEvent.TriggerUnanswered : SessionEvent.TriggerRefused;
            switch (SessionTable.Next(happened, own.Stage, own.Seen))
            {
                case SessionAct.Wait:
                    if (own.Seen != Sighting.Unknown) own.Triggered(time.GetUtcNow());
                    return;
                case SessionAct.Reload:
                    throw new SessionLostException($"Session {session.Id} is {session.Describe(own.Seen == Sighting.Gone)}: it cannot be triggered.", failure);
                case SessionAct.Trigger when attempt < MaxAttempts:
                    await time.Delay(Wait, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    throw failure;
            }
        }
    }
}

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Cancels a session and makes sure of it: after a cancellation without an answer, only Okta can tell.</summary>
internal sealed class SessionCanceller(TimeProvider time)
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    /// <summary>Cancels, or finds out why it cannot be.</summary>
    /// <param name="own">The session, with the last sight of it.</param>
    /// <param name="why">Why it is to be cancelled: the table says what else may be done about it.</param>
    /// <param name="cancellationToken">The run's, or that of its cleaning up.</param>
    /// <returns>What is to be done now that it is cancelled, or cannot be.</returns>
    public async Task<SessionAct> CancelAsync(OwnedSession own, SessionEvent why, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var act = SessionTable.Next(why, own.Stage, own.Seen);
            if (act != SessionAct.Cancel || own.Session is not { } session) return act;
            try
            {
                await session.CancelAsync(evenWhileLoading: why == SessionEvent.Stopped, cancellationToken).ConfigureAwait(false);
                own.Seen = Sighting.Closed;
                continue;
            }
            catch (OktaApiException) when (attempt < MaxAttempts)
            {
                // Refused, because it has been cancelled or triggered meanwhile; or unknown: the status decides. Without one the next attempt asks again.
                var seen = await SessionLook.OnceAtAsync(session, cancellationToken).ConfigureAwait(false);
                if (seen != Sighting.Silent) own.Seen = seen;
            }

            if (SessionTable.Next(why, own.Stage, own.Seen) == SessionAct.Cancel) await time.Delay(Wait, cancellationToken).ConfigureAwait(false);
        }
    }
}

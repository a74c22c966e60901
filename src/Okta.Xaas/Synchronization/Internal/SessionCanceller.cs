using Okta.Xaas.Api;
using Okta.Xaas.Api.Models;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Cancels a session and makes sure of it: after a cancellation without an answer, only Okta can tell.</summary>
internal sealed class SessionCanceller(RunContext run)
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    /// <summary>Cancels, or finds out why it cannot be. With no token: it runs also when the caller's has ended the run.</summary>
    /// <returns>The final or triggered status; <see langword="null"/> when the session is unknown to Okta, which is as good as closed.</returns>
    public async Task<SessionStatus?> CancelAsync(ImportSession session)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!SessionTransitions.Allowed(session.Status).Contains(SessionAction.Cancel)) return session.Status;
                await session.CancelAsync(CancellationToken.None).ConfigureAwait(false);
                return session.Status;
            }
            catch (OktaApiException) when (attempt < MaxAttempts)
            {
                // Refused, because it has been cancelled or triggered meanwhile; or unknown: the status decides.
                if (!await TryRefreshAsync(session).ConfigureAwait(false)) return null;
            }

            await run.Time.Delay(Wait, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task<bool> TryRefreshAsync(ImportSession session)
    {
        try
        {
            await session.RefreshAsync(CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (OktaApiException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (OktaApiException exception) when (exception.Outcome != RequestOutcome.Refused)
        {
            // No answer: the next attempt to cancel asks again.
            return true;
        }
    }
}

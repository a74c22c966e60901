using System.Net;
using Okta.Xaas.Sessions;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Asks Okta what a session is now. A look without an answer is repeated for a while; only a refusal that is not about the session ends it.</summary>
internal sealed class SessionLook(SafeRepeat repeat)
{
    public async Task<Sighting> AtAsync(ImportSession session, CancellationToken cancellationToken)
    {
        try
        {
            return Sightings.Of(await repeat.ReadAsync(() => session.RefreshAsync(cancellationToken), cancellationToken).ConfigureAwait(false));
        }
        catch (OktaApiException exception) when (IsGone(exception))
        {
            return Sighting.Gone;
        }
    }

    /// <summary>Looks once.</summary>
    /// <returns><see cref="Sighting.Silent"/> when no answer comes.</returns>
    public static async Task<Sighting> OnceAtAsync(ImportSession session, CancellationToken cancellationToken)
    {
        try
        {
            return Sightings.Of(await session.RefreshAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OktaApiException exception) when (IsGone(exception))
        {
            return Sighting.Gone;
        }
        catch (OktaApiException exception) when (exception.Outcome != RequestOutcome.Refused)
        {
            return Sighting.Silent;
        }
    }

    public static bool IsGone(OktaApiException exception) => exception is { StatusCode: HttpStatusCode.NotFound, Outcome: RequestOutcome.Refused };
}

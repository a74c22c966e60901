namespace Okta.Xaas.Authentication;

/// <summary>Proves to Okta who calls. Called for each attempt of each request, also for repeated ones; may be called concurrently.</summary>
public interface IOktaCredential
{
    /// <summary>Adds what proves the caller's identity to the request's headers.</summary>
    /// <param name="request">The request as it is about to be sent; its address is final.</param>
    /// <param name="cancellationToken">Ends the wait for a token.</param>
    /// <returns>When the request is ready to be sent.</returns>
    /// <remarks>An implementation that cannot prove the identity throws: a request never leaves without it.</remarks>
    ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}

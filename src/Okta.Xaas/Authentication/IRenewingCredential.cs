namespace Okta.Xaas.Authentication;

/// <summary>A credential that learns from Okta's answers, and can make another try worth while. May be called concurrently.</summary>
public interface IRenewingCredential : IOktaCredential
{
    /// <summary>Looks at each answer to a request that this credential signed, and says whether to sign and send it again at once.</summary>
    /// <param name="request">The request, with the headers that <see cref="IOktaCredential.AuthenticateAsync"/> has set.</param>
    /// <param name="response">Okta's answer. Its body must not be read.</param>
    /// <param name="cancellationToken">Ends a wait.</param>
    /// <returns>
    /// <see langword="true"/> only if Okta refused the request because of its credentials and another signature can help: only then nothing is done twice.
    /// An attempt is repeated at most twice in this way.
    /// </returns>
    ValueTask<bool> ShouldRepeatAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken);
}

using Okta.Xaas.Authentication;

namespace Okta.Xaas.Http.Internal;

/// <summary>Adds the credentials to each attempt, and to no request that goes anywhere but to the org.</summary>
internal sealed class AuthenticationHandler(IOktaCredential credential, Uri oktaDomain) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsOrg(request.RequestUri)) throw new InvalidOperationException("The request does not go to OktaDomain over https, so it gets no credentials and is not sent.");
        await credential.AuthenticateAsync(request, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private bool IsOrg(Uri? target) =>
        target is { IsAbsoluteUri: true }
        && (target.Scheme == Uri.UriSchemeHttps || target.IsLoopback)
        && Uri.Compare(target, oktaDomain, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}

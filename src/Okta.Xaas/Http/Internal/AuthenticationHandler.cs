using Okta.Xaas.Authentication;

namespace Okta.Xaas.Http.Internal;

/// <summary>Adds the credentials to each attempt, and to no request that goes anywhere but to the org.</summary>
internal sealed class AuthenticationHandler(IOktaCredential credential, Uri oktaDomain) : DelegatingHandler
{
    // Okta may ask for a nonce, and may refuse a token; both at most once a request.
    private const int MaxRepeats = 2;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsOrg(request.RequestUri)) throw new InvalidOperationException("The request does not go to OktaDomain over https, so it gets no credentials and is not sent.");
        NoResend.Forbid(request);
        var unsigned = Names(request);
        try
        {
            return await SendSignedAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Handlers further out still have the request in their hands, and must not find the token on it.
            foreach (var name in Names(request))
            {
                if (!unsigned.Contains(name, StringComparer.OrdinalIgnoreCase)) request.Headers.Remove(name);
            }
        }
    }

    private static List<string> Names(HttpRequestMessage request)
    {
        var names = new List<string>();
#if NET
        foreach (var header in request.Headers.NonValidated) names.Add(header.Key);
#else
        foreach (var header in request.Headers) names.Add(header.Key);
#endif
        return names;
    }

    private async Task<HttpResponseMessage> SendSignedAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var repeats = 0; ; repeats++)
        {
            await credential.AuthenticateAsync(request, cancellationToken).ConfigureAwait(false);
#if !NET
            NoResend.CloseAfterProof(request);
#endif
            Passage.Of(request).HasLeft = true;
            var response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);

            // Asked for each answer, as the credential learns from it.
            if (!await ShouldRepeatAsync(request, response, cancellationToken).ConfigureAwait(false) || repeats == MaxRepeats) return response;
            response.Dispose();
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
#if NET
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (ConnectFault.Of(InnerHandler, exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
#else
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
#endif
    }

    private async ValueTask<bool> ShouldRepeatAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (credential is not IRenewingCredential renewing) return false;
        try
        {
            return await renewing.ShouldRepeatAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private bool IsOrg(Uri? target) =>
        target is { IsAbsoluteUri: true }
        && (target.Scheme == Uri.UriSchemeHttps || target.IsLoopback)
        && Uri.Compare(target, oktaDomain, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}

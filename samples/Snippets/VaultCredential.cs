using System.Net.Http.Headers;
using Okta.Xaas.Authentication;

namespace Snippets;

// <class>
public sealed class VaultCredential(ITokenVault vault) : IOktaCredential
{
    public async ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await vault.GetAsync("okta-xaas", cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("SSWS", token);
    }
}
// </class>

using System.Net;
using System.Net.Http.Headers;
using Okta.Xaas.Authentication;
using Okta.Xaas.Http.Internal;

namespace Okta.Xaas.DependencyInjection.Internal;

/// <summary>Signs with the API token that the options hold at the time; after a 401 they are read again.</summary>
internal sealed class OptionsTokenCredential(SourceOptions options, string first) : IRenewingCredential
{
    // Options that have gone over to OAuth hold none; this connection then ends with its last token.
    private string Token => options.Current.ApiToken ?? first;

    public ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        request.Headers.Authorization = new AuthenticationHeaderValue("SSWS", Token);
        return default;
    }

    public ValueTask<bool> ShouldRepeatAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.Unauthorized) return new(false);
        options.ReadAgain();
        var changed = request.Headers.Authorization?.Parameter != Token;
        if (changed) options.Logger.ApiTokenChanged();
        return new(changed);
    }

    public override string ToString() => "OptionsTokenCredential (SSWS)";
}

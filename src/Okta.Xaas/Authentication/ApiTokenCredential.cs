using System.Net.Http.Headers;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.Authentication;

/// <summary>Signs requests with an administrator's API token: <c>Authorization: SSWS …</c>. May be used concurrently.</summary>
public sealed class ApiTokenCredential : IOktaCredential
{
    private readonly AuthenticationHeaderValue _header;

    /// <summary>Takes the token.</summary>
    /// <param name="apiToken">The token alone, without the word <c>SSWS</c>: visible ASCII characters.</param>
    /// <exception cref="ArgumentNullException"><paramref name="apiToken"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The token is blank, or has white space or other characters that no token has. The message does not show it.</exception>
    public ApiTokenCredential(string apiToken)
    {
        ArgumentNullException.ThrowIfNull(apiToken);
        if (ApiTokenText.FaultOf(apiToken) is { } fault) throw new ArgumentException("The API token " + fault, nameof(apiToken));
        _header = new AuthenticationHeaderValue("SSWS", apiToken);
    }

    /// <inheritdoc />
    public ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        request.Headers.Authorization = _header;
        return default;
    }

    /// <summary>Names the kind of credential; never the token.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() => "ApiTokenCredential (SSWS)";
}

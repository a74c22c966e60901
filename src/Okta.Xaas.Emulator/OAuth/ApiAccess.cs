using Okta.Xaas.Emulator.Errors;

namespace Okta.Xaas.Emulator.OAuth;

/// <summary>Decides whether a request to the API may pass: by the API token, or by an access token and its scopes.</summary>
internal sealed class ApiAccess(string apiToken, AuthorizationServer server)
{
    private readonly string _authorization = $"SSWS {apiToken}";

    /// <exception cref="ApiErrorException">It may not.</exception>
    public void Check(EmulatedRequest request, string scope, DateTimeOffset now)
    {
        if (string.Equals(request.Authorization, _authorization, StringComparison.Ordinal)) return;
        var parts = request.Authorization?.Split(' ', 2) ?? [];
        if (parts is not [var scheme and ("Bearer" or "DPoP"), var token]) throw ApiErrors.InvalidToken().AsException();
        try
        {
            if (!server.ScopesOf(request, scheme, token, now).Contains(scope)) throw ApiErrors.ScopeMissing(scheme).AsException();
        }
        catch (OAuthRefusal refusal)
        {
            throw ApiErrors.InvalidToken(scheme, refusal.Error, refusal.Message, refusal.Nonce).AsException();
        }
    }
}

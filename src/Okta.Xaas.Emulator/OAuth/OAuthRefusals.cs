namespace Okta.Xaas.Emulator.OAuth;

/// <summary>Every refusal of the token endpoint and of DPoP. D: documented by Okta; I: the wording is assumed.</summary>
internal static class OAuthRefusals
{
    // D: status, error and text.
    public static OAuthRefusal ProofMissing() => Proof("The DPoP proof JWT header is missing.");

    public static OAuthRefusal NonceNeeded(int status, string nonce) => new(status, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.") { Nonce = nonce };

    // D: error; I: texts.
    public static OAuthRefusal Proof(string problem) => new(400, "invalid_dpop_proof", problem);

    // D: status and error; the texts of audience and expiry are Okta's, the others I.
    public static OAuthRefusal UnknownClient() => Client("Invalid value for 'client_id' parameter.");

    public static OAuthRefusal AssertionMissing() =>
        Client("Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.");

    public static OAuthRefusal NotAJwt() => Client("The client_assertion is not a valid JWT.");

    public static OAuthRefusal UnknownKey() => Client("The client_assertion JWT kid is invalid.");

    public static OAuthRefusal Signature() => Client("The client_assertion signature is invalid.");

    public static OAuthRefusal Subject() => Client("The issuer and the subject of client_assertion must be the client_id.");

    public static OAuthRefusal Audience() => Client("The audience claim for client_assertion must be the endpoint invoked for the request.");

    public static OAuthRefusal Expired() => Client("The client_assertion token is expired.");

    public static OAuthRefusal TooLong() => Client("The client_assertion token has an expiration too far into the future.");

    public static OAuthRefusal IssuedInTheFuture() => Client("The client_assertion token was issued in the future.");

    public static OAuthRefusal Replayed() => Client("The client_assertion token has been used already: its jti must be unique.");

    public static OAuthRefusal Scopes() => new(400, "invalid_scope", "You are not allowed any of the requested scopes.");

    public static OAuthRefusal NoScope() => new(400, "invalid_scope", "The 'scope' parameter is required for this request.");

    public static OAuthRefusal GrantType() => new(400, "unsupported_grant_type", "The authorization grant type is not supported by the authorization server.");

    public static OAuthRefusal NotAForm() => new(400, "invalid_request", "The request's Content-Type has to be application/x-www-form-urlencoded.");

    private static OAuthRefusal Client(string description) => new(401, "invalid_client", description);
}

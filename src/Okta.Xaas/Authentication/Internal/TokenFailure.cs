namespace Okta.Xaas.Authentication.Internal;

/// <summary>Says why there is no token, and what to check.</summary>
internal static class TokenFailure
{
    public const string NoAnswer = "No access token: Okta's token endpoint did not answer; check the network, and OktaDomain";

    private static readonly TimeSpan NoticedSkew = TimeSpan.FromSeconds(60);

    public static OktaAuthenticationException Of(TokenAnswer answer, TimeSpan serverAhead)
    {
        var status = (int)answer.Status;
        var text = $"No access token: Okta answered {status}";
        if (answer.Error is not null) text += $" {answer.Error}";
        if (answer.Description is not null) text += $": {answer.Description.TrimEnd('.')}";
        text += $". {Check(answer, status)}";
        if (status is 400 or 401 && serverAhead.Duration() > NoticedSkew)
            text += $" This machine's clock is {serverAhead.Duration():c} {(serverAhead > TimeSpan.Zero ? "behind" : "ahead of")} Okta's: set it right.";
        if (answer.RequestId is not null) text += $" [request id {answer.RequestId}]";
        return Exception(answer, text, isTransient: status is 408 or 425 or 429 or >= 500 || (answer.IsForeign && status is not (>= 300 and < 400)));
    }

    /// <summary>A success that is none. What is not Okta's can give way to Okta's own answer; what is Okta's will be the same again.</summary>
    public static OktaAuthenticationException Unusable(TokenAnswer answer, string problem) => Exception(answer, $"No access token: {problem}", answer.IsForeign);

    private static OktaAuthenticationException Exception(TokenAnswer answer, string text, bool isTransient) => new(text)
    {
        StatusCode = answer.Status,
        Error = answer.Error,
        ErrorDescription = answer.Description,
        RequestId = answer.RequestId,
        IsTransient = isTransient,
        RetryAfter = answer.Wait,
    };

    private static string Check(TokenAnswer answer, int status) => (status, answer.Error) switch
    {
        ( >= 300 and < 400, _) => "The answer is a redirect, which is not followed: OktaDomain seems to be wrong.",
        (408 or 425 or 429, _) or ( >= 500, _) => "Okta is busy or has a problem: try again later.",
        (_, "invalid_client") => ClientCheck(answer.Description ?? ""),
        (_, "invalid_scope" or "consent_required") => "Grant the scopes of OAuth.Scopes to the app: Applications > the app > Okta API Scopes.",
        (_, "access_denied" or "E0000006") => "Give the app an admin role that may manage the identity source (Applications > the app > Admin roles), and grant it the scopes.",
        (_, "invalid_dpop_proof" or "use_dpop_nonce") => "The app demands DPoP: set OAuth.DPoP to Auto or Always; if it is, check this machine's clock.",
        (_, "unauthorized_client" or "unsupported_grant_type") => "The app must be an API Services integration, to which client credentials are allowed, and it must be active.",
        (404, _) => "Check OktaDomain: no token endpoint is there.",
        (_, null) => "The answer is not one of Okta's token endpoint: check OktaDomain, and whether a proxy answers.",
        _ => "Check OAuth.ClientId, OAuth.KeyId, the key and the scopes.",
    };

    // Okta has one error for all of these; its words tell them apart, and when they change the last line is still right.
    private static string ClientCheck(string description)
    {
        if (Has("audience")) return "Check OktaDomain: it must be the org in which the app is, by the name that Okta knows.";
        if (Has("expir") || Has("issued") || Has("future")) return "Check this machine's clock.";
        if (Has("kid") || Has("signature") || Has("key"))
            return "Check OAuth.KeyId, and that the public key of exactly this private key is registered and active: Applications > the app > General > Public keys.";
        return "Check OAuth.ClientId and OAuth.KeyId; that the app is active in this org, with client authentication by public key; and that the public key is registered.";

        bool Has(string word) => description.Contains(word, StringComparison.OrdinalIgnoreCase);
    }
}

namespace Okta.Xaas.Emulator.OAuth;

/// <summary>Checks the assertion of RFC 7523 for real. I: a minute of leeway for clocks.</summary>
internal static class AssertionCheck
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(1);

    /// <exception cref="OAuthRefusal">It does not prove that the client is the app.</exception>
    public static void Verify(string? text, string? clientId, IReadOnlyList<PublicKey> keys, string audience, UsedIds used, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(text)) throw OAuthRefusals.AssertionMissing();
        var jwt = Jwt.TryRead(text) ?? throw OAuthRefusals.NotAJwt();
        if (clientId is null || jwt.Text("iss") is not { } issuer || issuer != clientId) throw OAuthRefusals.UnknownClient();
        if (jwt.Text("sub") != issuer) throw OAuthRefusals.Subject();
        var keyId = Jwt.TextOf(jwt.Header, "kid");
        var fitting = keys.Where(key => key.KeyId is null || key.KeyId == keyId).ToList();
        if (fitting.Count == 0) throw OAuthRefusals.UnknownKey();
        if (!fitting.Exists(jwt.IsSignedBy)) throw OAuthRefusals.Signature();
        if (jwt.Text("aud") != audience) throw OAuthRefusals.Audience();
        if (jwt.Time("exp") is not { } expires || expires <= now) throw OAuthRefusals.Expired();
        if (expires > now + LongestLife + Leeway) throw OAuthRefusals.TooLong();
        if (jwt.Time("iat") is { } issued && issued > now + Leeway) throw OAuthRefusals.IssuedInTheFuture();
        if (jwt.Text("jti") is not { Length: > 0 } id || !used.TryUse(id, now, expires)) throw OAuthRefusals.Replayed();
    }
}

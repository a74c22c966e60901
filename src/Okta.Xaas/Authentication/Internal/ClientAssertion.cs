namespace Okta.Xaas.Authentication.Internal;

/// <summary>Proves to the token endpoint which app asks (RFC 7523). Valid once, and for five minutes.</summary>
internal sealed class ClientAssertion(string clientId, JwtSigner signer, Uri audience)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public ValueTask<string> WriteAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var jwt = JwtWriter.Write(signer.Credentials, new Dictionary<string, object>
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = audience.AbsoluteUri,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["jti"] = JwtWriter.NewId(),
        });
        return signer.CompleteAsync(jwt, cancellationToken);
    }
}

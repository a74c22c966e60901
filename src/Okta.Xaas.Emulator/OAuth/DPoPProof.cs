using System.Text.Json;

namespace Okta.Xaas.Emulator.OAuth;

/// <summary>A proof of RFC 9449 whose form and signature have been verified.</summary>
internal sealed class DPoPProof
{
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

    private readonly Jwt _jwt;

    private DPoPProof(Jwt jwt, PublicKey key)
    {
        _jwt = jwt;
        Thumbprint = key.Thumbprint;
    }

    /// <summary>The thumbprint of the key that made it.</summary>
    public string Thumbprint { get; }

    public string? Id => _jwt.Text("jti");

    public string? Nonce => _jwt.Text("nonce");

    public string? TokenHash => _jwt.Text("ath");

    public DateTimeOffset? Issued => _jwt.Time("iat");

    /// <exception cref="OAuthRefusal">It is not a proof for this request.</exception>
    public static DPoPProof Read(string text, string method, string target)
    {
        var jwt = Jwt.TryRead(text) ?? throw OAuthRefusals.Proof("The DPoP proof is not a valid JWT.");
        if (Jwt.TextOf(jwt.Header, "typ") != "dpop+jwt") throw OAuthRefusals.Proof("The 'typ' of the DPoP proof has to be dpop+jwt.");
        if (!Algorithms.Contains(jwt.Algorithm)) throw OAuthRefusals.Proof("The 'alg' of the DPoP proof is not supported.");
        var proof = new DPoPProof(jwt, KeyOf(jwt));
        if (string.IsNullOrEmpty(proof.Id)) throw OAuthRefusals.Proof("The 'jti' of the DPoP proof is missing.");

        // No method in lower case, no query, no template of the path.
        if (jwt.Text("htm") != method) throw OAuthRefusals.Proof("The 'htm' of the DPoP proof is not the method of the request.");
        return jwt.Text("htu") is { } address && Normal(address) == Normal(target) ? proof : throw OAuthRefusals.Proof("The 'htu' of the DPoP proof is not the address of the request.");
    }

    // RFC 3986, section 6.2: the case of scheme and host, and a port that is the scheme's own, make no difference. Everything else does.
    private static string Normal(string address)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal) + 3;
        if (host < 3) return address;
        var path = address.IndexOf('/', host) is >= 0 and var slash ? slash : address.Length;
        var (scheme, authority) = (address[..host].ToLowerInvariant(), address[host..path].ToLowerInvariant());
        var port = scheme == "https://" ? ":443" : ":80";
        return scheme + (authority.EndsWith(port, StringComparison.Ordinal) ? authority[..^port.Length] : authority) + address[path..];
    }

    private static PublicKey KeyOf(Jwt jwt)
    {
        try
        {
            if (jwt.Header.TryGetProperty("jwk", out var jwk) && jwk.ValueKind == JsonValueKind.Object)
            {
                var key = PublicKey.Read(jwk);
                return jwt.IsSignedBy(key) ? key : throw OAuthRefusals.Proof("The signature of the DPoP proof is invalid.");
            }
        }
        catch (Exception exception) when (exception is not OAuthRefusal)
        {
            throw OAuthRefusals.Proof("The 'jwk' of the DPoP proof is not a public key.");
        }

        throw OAuthRefusals.Proof("The 'jwk' of the DPoP proof is missing.");
    }
}

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

        // Exactly: no lower case, no query, no template of the path.
        if (jwt.Text("htm") != method) throw OAuthRefusals.Proof("The 'htm' of the DPoP proof is not the method of the request.");
        return jwt.Text("htu") == target ? proof : throw OAuthRefusals.Proof("The 'htu' of the DPoP proof is not the address of the request.");
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

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Okta.Xaas.Emulator.OAuth;

/// <summary>A public key and what it can verify, by .NET's own cryptography: so a mistake of the client's library can't agree with itself here.</summary>
internal sealed class PublicKey
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _ec;
    private readonly Lock _gate = new();

    private PublicKey(RSA? rsa, ECDsa? ec, string? keyId)
    {
        _rsa = rsa;
        _ec = ec;
        KeyId = keyId;
    }

    public string? KeyId { get; }

    /// <summary>The RFC 7638 thumbprint.</summary>
    public string Thumbprint => Base64UrlText.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical())));

    /// <exception cref="ArgumentException">It is no RSA or EC public key.</exception>
    public static PublicKey Read(string jwkOrPem)
    {
        try
        {
            if (jwkOrPem.TrimStart().StartsWith('{')) return Read(JsonElement.Parse(jwkOrPem));
            return jwkOrPem.Contains("PRIVATE KEY", StringComparison.Ordinal) ? throw PrivateGiven() : Pem(jwkOrPem);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or CryptographicException or KeyNotFoundException)
        {
            throw new ArgumentException("The OAuth public key is neither a JWK nor PEM of an RSA or EC public key.", exception);
        }
    }

    /// <exception cref="FormatException">It is no key of a kind that Okta takes.</exception>
    public static PublicKey Read(JsonElement jwk)
    {
        if (jwk.TryGetProperty("d", out _)) throw PrivateGiven();
        var keyId = jwk.TryGetProperty("kid", out var kid) ? kid.GetString() : null;
        return Text(jwk, "kty") switch
        {
            "RSA" => new(RSA.Create(new RSAParameters { Modulus = Bytes(jwk, "n"), Exponent = Bytes(jwk, "e") }), null, keyId),
            "EC" => new(null, ECDsa.Create(new ECParameters { Curve = Curve(Text(jwk, "crv")), Q = new ECPoint { X = Bytes(jwk, "x"), Y = Bytes(jwk, "y") } }), keyId),
            _ => throw new FormatException("The key is neither RSA nor EC."),
        };
    }

    public bool Verify(string algorithm, byte[] signed, byte[] signature)
    {
        lock (_gate)
        {
            return algorithm switch
            {
                "RS256" => Rsa(HashAlgorithmName.SHA256),
                "RS384" => Rsa(HashAlgorithmName.SHA384),
                "RS512" => Rsa(HashAlgorithmName.SHA512),
                "ES256" => Ec(256, HashAlgorithmName.SHA256),
                "ES384" => Ec(384, HashAlgorithmName.SHA384),
                "ES512" => Ec(521, HashAlgorithmName.SHA512),
                _ => false,
            };
        }

        bool Rsa(HashAlgorithmName hash) => _rsa?.VerifyData(signed, signature, hash, RSASignaturePadding.Pkcs1) == true;

        bool Ec(int size, HashAlgorithmName hash) => _ec?.KeySize == size && _ec.VerifyData(signed, signature, hash);
    }

    private static PublicKey Pem(string text)
    {
        foreach (var key in new AsymmetricAlgorithm[] { RSA.Create(), ECDsa.Create() })
        {
            try
            {
                key.ImportFromPem(text);
                return new PublicKey(key as RSA, key as ECDsa, null);
            }
            catch (Exception exception) when (exception is CryptographicException or ArgumentException)
            {
                // Of the other kind, or of none.
                key.Dispose();
            }
        }

        throw new FormatException("The text is not PEM of a public key.");
    }

    private static ArgumentException PrivateGiven() => new("The OAuth public key is a private one: give its public half.");

    private static string Text(JsonElement jwk, string name) => jwk.GetProperty(name).GetString() ?? throw new FormatException($"The key's {name} is null.");

    private static byte[] Bytes(JsonElement jwk, string name) => Base64UrlText.Decode(Text(jwk, name));

    private static ECCurve Curve(string name) => name switch
    {
        "P-256" => ECCurve.NamedCurves.nistP256,
        "P-384" => ECCurve.NamedCurves.nistP384,
        "P-521" => ECCurve.NamedCurves.nistP521,
        _ => throw new FormatException("The key's curve is unknown."),
    };

    private string Canonical()
    {
        if (_rsa is not null)
        {
            var rsa = _rsa.ExportParameters(includePrivateParameters: false);
            return $$"""{"e":"{{Base64UrlText.Encode(rsa.Exponent)}}","kty":"RSA","n":"{{Base64UrlText.Encode(rsa.Modulus)}}"}""";
        }

        var point = _ec!.ExportParameters(includePrivateParameters: false).Q;
        var curve = _ec.KeySize switch { 256 => "P-256", 384 => "P-384", _ => "P-521" };
        return $$"""{"crv":"{{curve}}","kty":"EC","x":"{{Base64UrlText.Encode(point.X)}}","y":"{{Base64UrlText.Encode(point.Y)}}"}""";
    }
}

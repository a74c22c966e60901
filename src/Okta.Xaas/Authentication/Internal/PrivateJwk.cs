using System.Security.Cryptography;
using System.Text.Json;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>
/// Reads a private key in JSON (RFC 7517). By System.Text.Json alone: the token library's own reader writes a text that it cannot read to its
/// event source, key and all.
/// </summary>
internal static class PrivateJwk
{
    public static (AsymmetricAlgorithm Key, string? KeyId, string? Algorithm) Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var jwk = document.RootElement;
            if (Text(jwk, "d") is null)
            {
                throw new KeyFaultException(Text(jwk, "kty") is null
                    ? "is JSON, but no single key: give the JWK alone, not a set of keys."
                    : "is the public half of a key: give the private one, which Okta shows only when the key is made.");
            }

            return (Text(jwk, "kty") == "EC" ? Ec(jwk) : Rsa(jwk), Text(jwk, "kid"), Text(jwk, "alg"));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or CryptographicException or ArgumentException)
        {
            // The fault below can quote the key, so it is not passed on.
            throw new KeyFaultException("is not a JWK that can be read: give an RSA or EC private key as Okta showed it, whole, with n, e, d, p, q, dp, dq and qi, or crv, x, y and d.");
        }
    }

    // The numbers may be written with as few bytes as they need (RFC 7518), or with a zero ahead; the platform wants them full.
    private static RSA Rsa(JsonElement jwk) => Import(RSA.Create(), rsa =>
    {
        var modulus = Sized(Bytes(jwk, "n"), 0);
        var half = (modulus.Length + 1) / 2;
        rsa.ImportParameters(new RSAParameters
        {
            Modulus = modulus,
            Exponent = Sized(Bytes(jwk, "e"), 0),
            D = Sized(Bytes(jwk, "d"), modulus.Length),
            P = Sized(Bytes(jwk, "p"), half),
            Q = Sized(Bytes(jwk, "q"), half),
            DP = Sized(Bytes(jwk, "dp"), half),
            DQ = Sized(Bytes(jwk, "dq"), half),
            InverseQ = Sized(Bytes(jwk, "qi"), half),
        });
    });

    private static ECDsa Ec(JsonElement jwk) => Import(ECDsa.Create(), ec =>
    {
        var (curve, size) = Text(jwk, "crv") switch
        {
            "P-256" => (ECCurve.NamedCurves.nistP256, 32),
            "P-384" => (ECCurve.NamedCurves.nistP384, 48),
            "P-521" => (ECCurve.NamedCurves.nistP521, 66),
            _ => throw new KeyFaultException("is an EC key of a curve that Okta doesn't take: make one of P-256, P-384 or P-521."),
        };
        ec.ImportParameters(new ECParameters
        {
            Curve = curve,
            Q = new ECPoint { X = Sized(Bytes(jwk, "x"), size), Y = Sized(Bytes(jwk, "y"), size) },
            D = Sized(Bytes(jwk, "d"), size),
        });
    });

    private static byte[] Sized(byte[] number, int size)
    {
        var zeros = 0;
        while (zeros < number.Length - 1 && number[zeros] == 0) zeros++;
        var length = number.Length - zeros;
        var sized = new byte[Math.Max(size, length)];
        Array.Copy(number, zeros, sized, sized.Length - length, length);
        return sized;
    }

    private static T Import<T>(T key, Action<T> import)
        where T : AsymmetricAlgorithm
    {
        try
        {
            import(key);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static string? Text(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static byte[] Bytes(JsonElement jwk, string name)
    {
        var text = Text(jwk, name) ?? throw new FormatException(name);
        return Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (text.Length % 4)) % 4));
    }
}

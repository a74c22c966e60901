using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Reads a private key in JSON (RFC 7517).</summary>
internal static class PrivateJwk
{
    public static (AsymmetricAlgorithm Key, string? KeyId, string? Algorithm) Read(string json)
    {
        try
        {
            var jwk = new JsonWebKey(json);
            if (string.IsNullOrEmpty(jwk.D))
            {
                throw new KeyFaultException(
                    string.IsNullOrEmpty(jwk.Kty)
                        ? "is JSON, but no single key: give the JWK alone, not a set of keys."
                        : "is the public half of a key: give the private one, which Okta shows only when the key is made.");
            }

            return (jwk.Kty == "EC" ? Ec(jwk) : Rsa(jwk), jwk.Kid, jwk.Alg);
        }
        catch (Exception exception) when (exception is not KeyFaultException)
        {
            // The fault below can quote the key, so it is not passed on.
            throw new KeyFaultException("is not a JWK that can be read: give an RSA or EC private key as Okta showed it, whole, with n, e, d, p, q, dp, dq and qi, or crv, x, y and d.");
        }
    }

    private static RSA Rsa(JsonWebKey jwk) => Import(RSA.Create(), rsa => rsa.ImportParameters(new RSAParameters
    {
        Modulus = Base64UrlEncoder.DecodeBytes(jwk.N),
        Exponent = Base64UrlEncoder.DecodeBytes(jwk.E),
        D = Base64UrlEncoder.DecodeBytes(jwk.D),
        P = Base64UrlEncoder.DecodeBytes(jwk.P),
        Q = Base64UrlEncoder.DecodeBytes(jwk.Q),
        DP = Base64UrlEncoder.DecodeBytes(jwk.DP),
        DQ = Base64UrlEncoder.DecodeBytes(jwk.DQ),
        InverseQ = Base64UrlEncoder.DecodeBytes(jwk.QI),
    }));

    private static ECDsa Ec(JsonWebKey jwk) => Import(ECDsa.Create(), ec => ec.ImportParameters(new ECParameters
    {
        Curve = jwk.Crv switch
        {
            "P-256" => ECCurve.NamedCurves.nistP256,
            "P-384" => ECCurve.NamedCurves.nistP384,
            "P-521" => ECCurve.NamedCurves.nistP521,
            _ => throw new KeyFaultException("is an EC key of a curve that Okta doesn't take: make one of P-256, P-384 or P-521."),
        },
        Q = new ECPoint { X = Base64UrlEncoder.DecodeBytes(jwk.X), Y = Base64UrlEncoder.DecodeBytes(jwk.Y) },
        D = Base64UrlEncoder.DecodeBytes(jwk.D),
    }));

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
}

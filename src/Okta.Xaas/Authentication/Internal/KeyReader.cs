using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Makes keys of what users have. What it throws never shows any part of a key, so it carries no inner exception either.</summary>
internal static class KeyReader
{
    private const int MinRsaBits = 2048;

    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

    public static LocalSigner Read(string text, string? keyId, string? algorithm)
    {
        text = KeyText.Unwrap(text);
        if (text.Length == 0) throw new KeyFaultException("is blank: give the private key as a JWK or as PEM.");
        if (text[0] == '{')
        {
            var jwk = PrivateJwk.Read(text);
            return Sign(jwk.Key, RequiredKeyId(keyId, jwk.KeyId), algorithm ?? jwk.Algorithm);
        }

        if (text.Contains("-----BEGIN ", StringComparison.Ordinal)) return Sign(PrivatePem.Read(text), RequiredKeyId(keyId, null), algorithm);
        throw new KeyFaultException("is neither a JWK, which begins with '{', nor PEM, which begins with '-----BEGIN': give the private key that Okta showed, whole.");
    }

    public static LocalSigner Read(X509Certificate2 certificate, string? keyId, string? algorithm)
    {
        var id = RequiredKeyId(keyId, null);
        AsymmetricAlgorithm? key = null;
        if (certificate.HasPrivateKey) key = (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey() ?? certificate.GetECDsaPrivateKey();
        return key is null
            ? throw new KeyFaultException("has no RSA or EC private key that this process may use: take one that has it, and give the account the right to it.")
            : Sign(key, id, algorithm);
    }

    public static string RequiredKeyId(string? given, string? ofKey)
    {
        var id = string.IsNullOrWhiteSpace(given) ? ofKey : given!.Trim();
        return string.IsNullOrWhiteSpace(id)
            ? throw new KeyFaultException("has no key id: set the key id (kid) that Okta shows beside the public key.") { Option = nameof(OAuthOptions.KeyId) }
            : id!;
    }

    public static string KnownAlgorithm(string? algorithm) =>
        Algorithms.Contains(algorithm)
            ? algorithm!
            : throw new KeyFaultException($"can't be used with the algorithm '{algorithm}': set one of {string.Join(", ", Algorithms)}.") { Option = nameof(OAuthOptions.Algorithm) };

    private static LocalSigner Sign(AsymmetricAlgorithm key, string keyId, string? algorithm)
    {
        try
        {
            return new LocalSigner(AlgorithmOf(key, algorithm), keyId, key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static string AlgorithmOf(AsymmetricAlgorithm key, string? wanted)
    {
        if (key is RSA)
        {
            if (key.KeySize < MinRsaBits) throw new KeyFaultException($"is an RSA key of {key.KeySize} bits: make one of at least {MinRsaBits}.");
            var chosen = string.IsNullOrWhiteSpace(wanted) ? "RS256" : KnownAlgorithm(wanted);
            return chosen[0] == 'R' ? chosen : throw new KeyFaultException($"is an RSA key, which can't sign with {chosen}: set RS256, RS384 or RS512.") { Option = nameof(OAuthOptions.Algorithm) };
        }

        var own = key.KeySize switch
        {
            256 => "ES256",
            384 => "ES384",
            521 => "ES512",
            _ => throw new KeyFaultException("is an EC key of a curve that Okta doesn't take: make one of P-256, P-384 or P-521."),
        };
        return string.IsNullOrWhiteSpace(wanted) || KnownAlgorithm(wanted) == own
            ? own
            : throw new KeyFaultException($"is an EC key of a curve that signs with {own} alone: leave the algorithm out.") { Option = nameof(OAuthOptions.Algorithm) };
    }
}

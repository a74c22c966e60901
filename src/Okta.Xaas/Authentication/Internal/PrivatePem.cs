using System.Security.Cryptography;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Reads a private key in PEM.</summary>
internal static class PrivatePem
{
    public static AsymmetricAlgorithm Read(string text)
    {
        if (text.Contains("ENCRYPTED", StringComparison.Ordinal))
            throw new KeyFaultException("is encrypted PEM: give it unencrypted from a secret store, or use a certificate or a vault.");
        if (!text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            throw new KeyFaultException("is PEM, but no private key: give the private half, which begins with '-----BEGIN PRIVATE KEY-----'.");
#if NET
        // Environment variables and JSON often carry the line breaks written out.
        var pem = OnlyPrivate(text.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));
        return TryImport(RSA.Create(), pem) ?? TryImport(ECDsa.Create(), pem)
            ?? throw new KeyFaultException("is PEM that can't be read as an RSA or EC private key: give it whole, with its first and last line.");
#else
        throw new KeyFaultException("is PEM, which .NET Framework can't read: give the key as a JWK, or use a certificate or a vault.");
#endif
    }

#if NET
    // A file may also hold the public half, a certificate or the curve; the platform would refuse all of it for that.
    private static string OnlyPrivate(string pem)
    {
        var found = new List<string>();
        for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
        {
            if (rest[fields.Label].EndsWith("PRIVATE KEY", StringComparison.Ordinal)) found.Add(rest[fields.Location].ToString());
        }

        return found.Count switch
        {
            0 => pem,
            1 => found[0],
            _ => throw new KeyFaultException("is PEM with more than one private key: leave the one in that is registered in Okta."),
        };
    }

    private static AsymmetricAlgorithm? TryImport(AsymmetricAlgorithm key, string pem)
    {
        try
        {
            key.ImportFromPem(pem);
            return key;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // Of the other kind, or broken: the caller says so.
            key.Dispose();
            return null;
        }
    }
#endif
}

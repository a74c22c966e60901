using System.Security.Cryptography.X509Certificates;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas.Authentication;

/// <summary>The private key of a service app, or a way to let a vault sign with it. May be used concurrently.</summary>
/// <remarks>Dispose it when no credential uses it any more. A certificate and what a callback uses stay the caller's.</remarks>
public sealed class ClientKey : IDisposable
{
    private ClientKey(JwtSigner signer)
    {
        Signer = signer;
    }

    /// <summary>The algorithm it signs with, for example <c>RS256</c>.</summary>
    public string Algorithm => Signer.Algorithm;

    /// <summary>The key id under which Okta knows its public key.</summary>
    public string KeyId => Signer.KeyId;

    internal JwtSigner Signer { get; }

    /// <summary>Reads a key from its text.</summary>
    /// <param name="pemOrJwk">A private key as a JWK (JSON), or as unencrypted PEM (<c>PRIVATE KEY</c>, <c>RSA PRIVATE KEY</c>, <c>EC PRIVATE KEY</c>); also in quotes, with line breaks written out, or as base64 of its text. .NET Framework reads JWK only.</param>
    /// <param name="keyId">The <c>kid</c>; may be <see langword="null"/> if the JWK has one.</param>
    /// <param name="algorithm">The algorithm; <see langword="null"/> takes the JWK's, or the usual one of the key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pemOrJwk"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It is no such key, the key id lacks, or the algorithm is not one of the key. The message never shows the key.</exception>
    public static ClientKey FromText(string pemOrJwk, string? keyId = null, string? algorithm = null)
    {
        ArgumentNullException.ThrowIfNull(pemOrJwk);
        return Named("The private key", () => KeyReader.Read(pemOrJwk, keyId, algorithm));
    }

    /// <summary>Reads a key from a file.</summary>
    /// <param name="path">The file's path; what it holds is described at <see cref="FromText"/>.</param>
    /// <param name="keyId">The <c>kid</c>; may be <see langword="null"/> if the JWK has one.</param>
    /// <param name="algorithm">The algorithm; <see langword="null"/> takes the JWK's, or the usual one of the key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The path is blank, or the file holds no such key.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ClientKey FromFile(string path, string? keyId = null, string? algorithm = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var text = File.ReadAllText(path);
        return Named("The private key in the file", () => KeyReader.Read(text, keyId, algorithm));
    }

    /// <summary>Uses the private key of a certificate, for example of the Windows certificate store.</summary>
    /// <param name="certificate">A certificate with its private key; not disposed with this.</param>
    /// <param name="keyId">The <c>kid</c> under which Okta knows the public key.</param>
    /// <param name="algorithm">The algorithm; <see langword="null"/> takes the usual one of the key.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="certificate"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It has no private key that can be used, the key id is blank, or the algorithm is not one of the key.</exception>
    public static ClientKey FromCertificate(X509Certificate2 certificate, string keyId, string? algorithm = null)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return Named("The certificate", () => KeyReader.Read(certificate, keyId, algorithm));
    }

    /// <summary>Lets a vault or an HSM sign, so that the private key never comes into this process.</summary>
    /// <param name="algorithm">The algorithm the vault signs with: <c>RS256</c>, <c>RS384</c>, <c>RS512</c>, <c>ES256</c>, <c>ES384</c> or <c>ES512</c>.</param>
    /// <param name="keyId">The <c>kid</c> under which Okta knows the public key.</param>
    /// <param name="sign">
    /// Signs these bytes, which are not hashed yet. The signature of an ES algorithm is <c>r</c> and <c>s</c> one after another (IEEE P1363), as JWTs have it, not DER.
    /// It is called for each token request, about once an hour. What it throws is the inner exception of <see cref="OktaAuthenticationException"/>.
    /// </param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sign"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The key id is blank, or the algorithm is not one of these.</exception>
    public static ClientKey FromCallback(string algorithm, string keyId, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>> sign)
    {
        ArgumentNullException.ThrowIfNull(sign);
        return Named("The callback", () => new CallbackSigner(KeyReader.KnownAlgorithm(algorithm), KeyReader.RequiredKeyId(keyId, null), sign));
    }

    /// <summary>Forgets the key.</summary>
    public void Dispose() => Signer.Dispose();

    /// <summary>The algorithm and the key id; never the key.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() => $"ClientKey ({Algorithm}, key id {KeyId})";

    private static ClientKey Named(string name, Func<JwtSigner> make)
    {
        try
        {
            return new(make());
        }
        catch (KeyFaultException fault)
        {
            throw new ArgumentException($"{name} {fault.Message}");
        }
    }
}

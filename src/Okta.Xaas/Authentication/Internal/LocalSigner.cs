using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Signs with a key in memory.</summary>
internal sealed class LocalSigner : JwtSigner
{
    private readonly AsymmetricAlgorithm _key;

    public LocalSigner(string algorithm, string keyId, AsymmetricAlgorithm key)
        : base(algorithm, keyId)
    {
        _key = key;
        SecurityKey security = key is RSA rsa ? new RsaSecurityKey(rsa) : new ECDsaSecurityKey((ECDsa)key);
        security.KeyId = keyId;

        // The library's cache would keep the key beyond its end.
        security.CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false };
        Credentials = new SigningCredentials(security, algorithm);
    }

    public override SigningCredentials Credentials { get; }

    public override ValueTask<string> CompleteAsync(string jwt, CancellationToken cancellationToken) => new(jwt);

    public override void Dispose() => _key.Dispose();
}

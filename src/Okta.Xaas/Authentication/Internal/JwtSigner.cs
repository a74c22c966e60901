using Microsoft.IdentityModel.Tokens;

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Signs the app's assertions.</summary>
internal abstract class JwtSigner(string algorithm, string keyId) : IDisposable
{
    public string Algorithm { get; } = algorithm;

    public string KeyId { get; } = keyId;

    /// <summary>What the library signs with.</summary>
    public abstract SigningCredentials Credentials { get; }

    /// <summary>Puts the signature in, where the library could not.</summary>
    public abstract ValueTask<string> CompleteAsync(string jwt, CancellationToken cancellationToken);

    public abstract void Dispose();
}

using Okta.Xaas.Emulator.OAuth;

namespace Okta.Xaas.Emulator;

/// <summary>What an administrator can do to the service app of the emulated org. Thread-safe.</summary>
public sealed class EmulatedOAuth
{
    private readonly AuthorizationServer _server;

    internal EmulatedOAuth(AuthorizationServer server)
    {
        _server = server;
    }

    /// <summary>How many tokens have been issued.</summary>
    public int TokensIssued => _server.TokensIssued;

    /// <summary>Registers another public key of the app, a JWK or PEM.</summary>
    /// <param name="jwkOrPem">The public key.</param>
    /// <exception cref="ArgumentException">It is no RSA or EC public key.</exception>
    public void AddPublicKey(string jwkOrPem)
    {
        ArgumentNullException.ThrowIfNull(jwkOrPem);
        _server.Add(PublicKey.Read(jwkOrPem));
    }

    /// <summary>Takes away the public keys with this id.</summary>
    /// <param name="keyId">The <c>kid</c>.</param>
    /// <returns>Whether there was one.</returns>
    public bool RemovePublicKey(string keyId) => _server.RemoveKeys(keyId);

    /// <summary>Makes every token that was issued so far invalid.</summary>
    public void RevokeTokens() => _server.RevokeTokens();

    /// <summary>Makes every nonce that was told so far invalid, at the token endpoint and at the API.</summary>
    public void RenewNonces() => _server.RenewNonces();

    /// <summary>Grants these scopes to the app from now on, and no others; tokens that were issued keep theirs.</summary>
    /// <param name="scopes">The scopes, separated by spaces.</param>
    public void Grant(string scopes)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        _server.Grant(scopes);
    }
}

namespace Okta.Xaas.Emulator;

/// <summary>The OAuth 2.0 service app that the emulated org knows. Without a client id there is none, and the token endpoint refuses everybody.</summary>
public sealed class OktaEmulatorOAuthOptions
{
    /// <summary>The app's client id.</summary>
    /// <value>Default: <see langword="null"/>: there is no app.</value>
    public string? ClientId { get; set; }

    /// <summary>The app's public keys, each as a JWK or as PEM (<c>PUBLIC KEY</c> or <c>RSA PUBLIC KEY</c>). A key in PEM has no id and fits any; a JWK's <c>kid</c> must be the assertion's.</summary>
    /// <value>Default: none.</value>
    public IList<string> PublicKeys { get; } = [];

    /// <summary>The scopes that are granted to the app, separated by spaces.</summary>
    /// <value>Default: <c>okta.identitySources.manage okta.identitySources.read</c>.</value>
    public string Scopes { get; set; } = "okta.identitySources.manage okta.identitySources.read";

    /// <summary>Whether a token request needs a DPoP proof, as it does for an app that is made in Okta's Admin Console. One that has a proof is bound in any case.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool RequireDPoP { get; set; } = true;

    /// <summary>Whether API calls with DPoP need a nonce, too. Okta's token endpoint always demands one.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool RequireApiNonce { get; set; }

    /// <summary>How long a token lives.</summary>
    /// <value>Default: 1 hour, as Okta documents it.</value>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After how long another nonce is demanded.</summary>
    /// <value>Default: 24 hours, as Okta documents it. Each is taken for three times as long.</value>
    public TimeSpan NonceLifetime { get; set; } = TimeSpan.FromHours(24);
}

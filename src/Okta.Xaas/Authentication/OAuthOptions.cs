namespace Okta.Xaas.Authentication;

/// <summary>How an OAuth 2.0 service app of Okta (an API Services integration) signs in with its private key.</summary>
/// <remarks>Either <see cref="OktaXaasOptions.ApiToken"/> or these are set. Later changes have no effect on a credential that has been made.</remarks>
public sealed class OAuthOptions
{
    /// <summary>The scopes that all operations of the Identity Sources API need together.</summary>
    public const string DefaultScopes = "okta.identitySources.manage okta.identitySources.read";

    /// <summary>
    /// The scopes of what the org tells beside: the source's app and its users (<c>okta.apps.read</c>), its schema, its groups and the System Log. Optional: no synchronization needs them; what
    /// verifies people, checks the schema or looks for faults does.
    /// </summary>
    public const string OrgScopes = "okta.apps.read okta.schemas.read okta.groups.read okta.logs.read";

    /// <summary>The service app's client id.</summary>
    /// <value>For example <c>0oa8x1rifa2H6Q5d8325</c>. Required for OAuth.</value>
    public string? ClientId { get; set; }

    /// <summary>The private key itself, as a JWK (JSON) or as unencrypted PEM. Keep it in a secret store, never in a file of the project.</summary>
    /// <value>Required, unless <see cref="PrivateKeyFile"/> is set. .NET Framework reads JWK only.</value>
    public string? PrivateKey { get; set; }

    /// <summary>The path of a file with the private key, as a JWK or as unencrypted PEM.</summary>
    /// <value>Required, unless <see cref="PrivateKey"/> is set. Read once.</value>
    public string? PrivateKeyFile { get; set; }

    /// <summary>The key id (<c>kid</c>) under which Okta knows the public key.</summary>
    /// <value>Required, unless the private key is a JWK that holds it.</value>
    public string? KeyId { get; set; }

    /// <summary>The scopes that are asked for, separated by spaces; those of <see cref="OrgScopes"/> may be added. Each has to be granted to the app in Okta.</summary>
    /// <value><c>okta.identitySources.manage okta.identitySources.read</c> by default.</value>
    public string Scopes { get; set; } = DefaultScopes;

    /// <summary>Whether tokens are bound to a key by DPoP.</summary>
    /// <value><see cref="DPoPMode.Auto"/> by default: as Okta demands.</value>
    public DPoPMode DPoP { get; set; } = DPoPMode.Auto;

    /// <summary>The algorithm that signs: <c>RS256</c>, <c>RS384</c>, <c>RS512</c>, <c>ES256</c>, <c>ES384</c> or <c>ES512</c>.</summary>
    /// <value>By default the JWK's own, else <c>RS256</c> for an RSA key and the one of its curve for an EC key.</value>
    public string? Algorithm { get; set; }

    /// <summary>Whether something of it is set, so that OAuth is meant.</summary>
    internal bool IsSet => !(string.IsNullOrWhiteSpace(ClientId) && HasNoKey && string.IsNullOrWhiteSpace(KeyId));

    internal bool HasNoKey => string.IsNullOrWhiteSpace(PrivateKey) && string.IsNullOrWhiteSpace(PrivateKeyFile);

    /// <summary>The client id, the key id and whether a key is set; never the key.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() =>
        $"OAuth client {ClientId}, key id {KeyId}, private key {(HasNoKey ? "not set" : "set")}, DPoP {DPoP}";
}

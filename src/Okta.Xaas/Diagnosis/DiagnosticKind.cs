namespace Okta.Xaas.Diagnosis;

/// <summary>What is looked at.</summary>
public enum DiagnosticKind
{
    /// <summary>The file with the private key: whether it is there, and who may read it.</summary>
    KeyFile,

    /// <summary>The org's name, TLS, and whether it is Okta that answers.</summary>
    Connection,

    /// <summary>This machine's clock against Okta's.</summary>
    ClockSkew,

    /// <summary>The API token, or the service app and its key.</summary>
    Credential,

    /// <summary>The scopes that are asked for, and the right to read the identity source.</summary>
    Access,

    /// <summary>Whether the identity source is there, the feature is enabled, and its app is active.</summary>
    IdentitySource,

    /// <summary>What is switched on for the app: importing new users, updates, and profile mastering.</summary>
    Features,

    /// <summary>Sessions in a run's way, and the cooldown.</summary>
    Sessions,

    /// <summary>What is left of the sessions' rate limit.</summary>
    RateLimit,

    /// <summary>The schema that changes are held against.</summary>
    Schema,
}

namespace Okta.Xaas.Authentication;

/// <summary>Whether access tokens are bound to a key by DPoP (RFC 9449), so that a stolen token is of no use to anybody else.</summary>
public enum DPoPMode
{
    /// <summary>As Okta demands: starts without a proof, and with the first demand goes over to DPoP for good, never back.</summary>
    Auto,

    /// <summary>With a proof from the first request on; a token that is not bound to the key is refused.</summary>
    Always,

    /// <summary>Bearer tokens only. Okta must allow it: Applications > the app > General > "Require Demonstrating Proof of Possession (DPoP) header in token requests".</summary>
    Never,
}

using Okta.Xaas.Authentication;

namespace Okta.Xaas;

/// <summary>Which Okta org and identity source to talk to, how to sign in, and how to synchronize.</summary>
public sealed class OktaXaasOptions
{
    /// <summary>The org's address.</summary>
    /// <value>For example <c>https://example.okta.com</c>. Required; https, except on a loopback address; no path.</value>
    public Uri? OktaDomain { get; set; }

    /// <summary>The id of the custom identity source in Okta.</summary>
    /// <value>For example <c>0oa3l6l6WK6h0R0QW0g4</c>. Required.</value>
    public string? IdentitySourceId { get; set; }

    /// <summary>An API token of an administrator, sent as <c>Authorization: SSWS …</c>.</summary>
    /// <value>Required, unless <see cref="OAuth"/> is set or a credential of your own is registered. Keep it in a secret store, never in a file of the project.</value>
    public string? ApiToken { get; set; }

    /// <summary>An OAuth 2.0 service app that signs in with its private key, which Okta recommends over an API token.</summary>
    /// <value>Nothing of it is set by default, so <see cref="ApiToken"/> is used. Set either.</value>
    public OAuthOptions OAuth { get; set; } = new();

    /// <summary>How failed requests are repeated.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>
    /// Which part of Okta's rate limits this process may use. Requests are held back so that Okta seldom has to refuse one; the rest is left to the org's
    /// other clients.
    /// </summary>
    /// <value>1 by default: all of it; more than 0, at most 1.</value>
    public double RateLimitShare { get; set; } = 1;

    /// <summary>
    /// Whether the trace state and the baggage of the application go along with requests, to Okta and to its token endpoint. They can hold anything that
    /// the application has put in, names of people too.
    /// </summary>
    /// <value><see langword="false"/> by default: at most the trace's id (<c>traceparent</c>) goes along. It has no effect on a primary handler of your own.</value>
    public bool PropagateTraceState { get; set; }

    /// <summary>The limits, waits and policies of a synchronization.</summary>
    public SynchronizationOptions Synchronization { get; set; } = new();

    /// <summary>The address, the identity source and how to sign in; never the token or the key.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() =>
        $"{OktaDomain}, identity source {IdentitySourceId}, API token {(string.IsNullOrEmpty(ApiToken) ? "not set" : "set")}{(UsesOAuth ? $", {OAuth}" : "")}";

    internal bool AsksForScope(string scope) => UsesOAuth && (OAuth.Scopes ?? "").Split(' ').Contains(scope);

    internal bool UsesOAuth => OAuth is { IsSet: true };
}

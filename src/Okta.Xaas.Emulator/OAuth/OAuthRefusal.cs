namespace Okta.Xaas.Emulator.OAuth;

/// <summary>Ends a token request or an API call with an OAuth error.</summary>
internal sealed class OAuthRefusal(int statusCode, string error, string description) : Exception(description)
{
    public int StatusCode { get; } = statusCode;

    public string Error { get; } = error;

    /// <summary>What the client has to put into its next proof.</summary>
    public string? Nonce { get; init; }
}

namespace Okta.Xaas.Authentication.Internal;

/// <summary>Finds every fault in the OAuth options; each is named by its property, with what is wrong and how to mend it. Never shows the key.</summary>
internal static class OAuthFaults
{
    /// <param name="options">The options.</param>
    /// <param name="keyProvided">Whether the key comes from elsewhere, so that none is needed here.</param>
    public static IEnumerable<string> Of(OAuthOptions options, bool keyProvided = false)
    {
        if (string.IsNullOrWhiteSpace(options.ClientId)) yield return "OAuth.ClientId is missing: set the client id that Okta shows for the service app.";
        else if (options.ClientId!.Any(c => c is <= ' ' or > '~')) yield return "OAuth.ClientId has white space or characters that no client id has: set it as Okta shows it.";
        if (string.IsNullOrWhiteSpace(options.Scopes)) yield return $"OAuth.Scopes is blank: leave it out to get {OAuthOptions.DefaultScopes}.";
        if (options.DPoP is not (DPoPMode.Auto or DPoPMode.Always or DPoPMode.Never))
            yield return $"OAuth.DPoP is {options.DPoP:D}, which has no meaning: set Auto, Always or Never.";
        if (!keyProvided && OfKey(options) is { } fault) yield return fault;
    }

    public static JwtSigner Read(OAuthOptions options) => KeyReader.Read(TextOf(options), options.KeyId, options.Algorithm);

    /// <summary>All that a credential is made of, to tell whether two are the same. It holds the key: for comparing only.</summary>
    public static string Describe(OAuthOptions options) => string.Join("\n", options.ClientId, options.KeyId, options.Scopes, options.DPoP, options.Algorithm, TextOf(options));

    private static string? OfKey(OAuthOptions options)
    {
        if (options.HasNoKey) return "OAuth.PrivateKey is missing: set it from a secret store, or set OAuth.PrivateKeyFile.";
        var name = string.IsNullOrWhiteSpace(options.PrivateKey) ? "OAuth.PrivateKeyFile" : "OAuth.PrivateKey";
        if (name == "OAuth.PrivateKey" && !string.IsNullOrWhiteSpace(options.PrivateKeyFile)) return "OAuth.PrivateKeyFile is set beside OAuth.PrivateKey: leave one of them out.";
        try
        {
            Read(options).Dispose();
            return null;
        }
        catch (KeyFaultException fault)
        {
            return fault.Option is { } option ? $"OAuth.{option} does not suit: the private key {fault.Message}" : $"{name} {fault.Message}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{name} can't be read ({exception.GetType().Name}): set the path of a file that is there and that this account may read.";
        }
    }

    private static string TextOf(OAuthOptions options) =>
        string.IsNullOrWhiteSpace(options.PrivateKey) ? File.ReadAllText(options.PrivateKeyFile!.Trim()) : options.PrivateKey!;
}

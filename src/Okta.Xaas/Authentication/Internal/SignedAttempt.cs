namespace Okta.Xaas.Authentication.Internal;

/// <summary>What a request was signed with: goes along with it, to judge the answer by.</summary>
internal sealed class SignedAttempt
{
    private const string Key = "Okta.Xaas.SignedAttempt";

    public AccessToken? Token { get; set; }

    public string? Nonce { get; set; }

    /// <summary>A refused token is renewed once for a request.</summary>
    public bool HasRenewed { get; set; }

    public static SignedAttempt Of(HttpRequestMessage request)
    {
        if (Find(request) is { } found) return found;
        var attempt = new SignedAttempt();
#if NET
        request.Options.Set(new HttpRequestOptionsKey<SignedAttempt>(Key), attempt);
#else
        request.Properties[Key] = attempt;
#endif
        return attempt;
    }

    public static SignedAttempt? Find(HttpRequestMessage request)
    {
#if NET
        return request.Options.TryGetValue(new HttpRequestOptionsKey<SignedAttempt>(Key), out var attempt) ? attempt : null;
#else
        return request.Properties.TryGetValue(Key, out var attempt) ? attempt as SignedAttempt : null;
#endif
    }
}

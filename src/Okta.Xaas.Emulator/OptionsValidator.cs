using Okta.Xaas.Emulator.Server;

namespace Okta.Xaas.Emulator;

/// <summary>Lists every fault of the options at once.</summary>
internal static class OptionsValidator
{
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromDays(1000);

    public static void Validate(OktaEmulatorOptions options)
    {
        var faults = Faults(options).ToList();
        if (faults.Count > 0) throw new ArgumentException(string.Join(" ", faults));
    }

    private static IEnumerable<string> Faults(OktaEmulatorOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.IdentitySourceId)) yield return "IdentitySourceId is empty: give the id of the identity source.";
        if (string.IsNullOrWhiteSpace(options.ApiToken)) yield return "ApiToken is empty: give the token that clients send.";
        if (options.TimeProvider is null) yield return "TimeProvider is null: use TimeProvider.System.";
        if (options.ClockSkew.Duration() > MaxClockSkew) yield return "ClockSkew is more than 1,000 days: use less.";
        if (options.ProcessingTime < TimeSpan.Zero) yield return "ProcessingTime is negative: use zero or more.";
        if (options.CreationCooldown < TimeSpan.Zero) yield return "CreationCooldown is negative: use zero or more.";
        if (options.SessionExpiry <= TimeSpan.Zero) yield return "SessionExpiry is not positive: use more than zero.";
        if (options.Latency < TimeSpan.Zero) yield return "Latency is negative: use zero or more.";
        if (options.RateLimit < 1) yield return "RateLimit is below 1: use 1 or more.";
        if (options.SessionRateLimit < 1) yield return "SessionRateLimit is below 1: use 1 or more, or null for none.";
        if (options.RateLimitWindow < TimeSpan.FromSeconds(1)) yield return "RateLimitWindow is below a second: use a second or more.";
        if (options.ConcurrencyLimit < 1) yield return "ConcurrencyLimit is below 1: use 1 or more.";
        if (options.SessionCapacity < 1) yield return "SessionCapacity is below 1: use 1 or more.";
        if (options.SystemLogCapacity < 0) yield return "SystemLogCapacity is negative: use zero or more.";
        if (options.RequestLogCapacity < 0) yield return "RequestLogCapacity is negative: use zero or more.";
        foreach (var fault in SchemaFaults(options.Schema)) yield return fault;
        foreach (var fault in OAuthFaults(options.OAuth)) yield return fault;
        if (options.Urls is null) yield break;
        var unreadable = ListenUrls.Faults(options.Urls).ToList();
        foreach (var fault in unreadable) yield return fault;
        if (options.AllowRemote || unreadable.Count > 0) yield break;
        foreach (var url in ListenUrls.Remote(options.Urls))
        {
            yield return $"'{url}' is reached by other machines, and nothing guards the emulator's control API: listen on http://127.0.0.1, or set AllowRemote (--allow-remote).";
        }
    }

    private static IEnumerable<string> SchemaFaults(IList<EmulatedSchemaEntry> schema)
    {
        foreach (var twice in schema.GroupBy(attribute => attribute.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)) yield return $"Schema has {twice.Key} twice: leave one out.";
        foreach (var attribute in schema)
        {
            if (attribute.Fault is { } fault) yield return $"Schema has {fault}";
        }
    }

    private static IEnumerable<string> OAuthFaults(OktaEmulatorOAuthOptions options)
    {
        if (options.TokenLifetime < TimeSpan.FromSeconds(1)) yield return "OAuth.TokenLifetime is below a second: use a second or more.";
        if (options.NonceLifetime < TimeSpan.FromSeconds(1)) yield return "OAuth.NonceLifetime is below a second: use a second or more.";
        if (options.ClientId is not null && options.PublicKeys.Count == 0) yield return "OAuth.ClientId is set without a public key: add one to OAuth.PublicKeys.";
        if (options.ClientId is null && options.PublicKeys.Count > 0) yield return "OAuth.PublicKeys has a key without a client: set OAuth.ClientId.";
    }
}

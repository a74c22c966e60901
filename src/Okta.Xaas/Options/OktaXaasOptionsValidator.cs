using Microsoft.Extensions.Options;
using Okta.Xaas.Authentication.Internal;

namespace Okta.Xaas;

/// <summary>Finds every fault in the options at once; each is named by its property, with what is wrong and how to mend it.</summary>
/// <remarks>Keeps no state and may be called concurrently. Never shows the token or the key.</remarks>
/// <param name="credentialProvided">Whether requests are signed by another credential, so that neither an API token nor OAuth is needed.</param>
public sealed class OktaXaasOptionsValidator(bool credentialProvided = false) : IValidateOptions<OktaXaasOptions>
{
    /// <summary>Throws when the options have faults.</summary>
    /// <param name="options">The options.</param>
    /// <param name="credentialProvided">Whether requests are signed by another credential, so that neither an API token nor OAuth is needed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">The options have faults; the message lists all of them.</exception>
    public static void ThrowIfInvalid(OktaXaasOptions options, bool credentialProvided = false)
    {
        ArgumentNullException.ThrowIfNull(options);
        var result = new OktaXaasOptionsValidator(credentialProvided).Validate(null, options);
        if (result.Failed) throw new OptionsValidationException(Options.DefaultName, typeof(OktaXaasOptions), result.Failures);
    }

    /// <summary>Lists the faults.</summary>
    /// <param name="name">The name of the identity source in the application, which each fault is told with; nothing is told of a blank one.</param>
    /// <param name="options">The options.</param>
    /// <returns>Success, or all faults.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public ValidateOptionsResult Validate(string? name, OktaXaasOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string?> found =
        [
            OfDomain(options.OktaDomain),
            OfIdentitySourceId(options.IdentitySourceId),
            .. OfSignIn(options),
            options.RateLimitShare is > 0 and <= 1 ? null : FormattableString.Invariant($"RateLimitShare is {options.RateLimitShare}: set more than 0 and at most 1."),
            .. OfRetry(options.Retry),
            .. OfSynchronization(options.Synchronization),
        ];
        string[] faults = [.. found.OfType<string>().Select(fault => string.IsNullOrEmpty(name) ? fault : $"Identity source \"{name}\": {fault}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? OfDomain(Uri? domain)
    {
        const string Mend = "set the org's address, for example https://example.okta.com.";
        if (domain is null) return $"OktaDomain is missing: {Mend}";
        if (!domain.IsAbsoluteUri) return $"OktaDomain is not an absolute address: {Mend}";
        if (domain.Scheme != Uri.UriSchemeHttps && !(domain.Scheme == Uri.UriSchemeHttp && domain.IsLoopback))
            return $"OktaDomain does not begin with https://, which only a loopback address may do: {Mend}";
        if (domain.UserInfo.Length > 0) return $"OktaDomain holds a user name or a password: {Mend}";
        if (domain.AbsolutePath != "/" || domain.Query.Length > 0 || domain.Fragment.Length > 0)
            return $"OktaDomain has a path, a query or a fragment: {Mend}";
        return OktaDomains.ConsoleOf(domain.Host) is { } org
            ? $"OktaDomain is the address of the Admin Console: leave out '-admin', so https://{org}."
            : null;
    }

    private static string? OfIdentitySourceId(string? id)
    {
        const string Mend = "set the id that the identity source has in Okta, for example 0oa3l6l6WK6h0R0QW0g4.";
        if (string.IsNullOrWhiteSpace(id)) return $"IdentitySourceId is missing: {Mend}";
        return id is "." or ".." || id!.Any(c => c is '/' or '\\' or '?' or '#' || char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c))
            ? $"IdentitySourceId has a slash, white space or other characters that no id has: {Mend}"
            : null;
    }

    private IEnumerable<string?> OfSignIn(OktaXaasOptions options)
    {
        if (options.OAuth is null) return ["OAuth is null: leave it out when an API token is used."];
        if (credentialProvided) return [];
        if (!options.UsesOAuth) return [OfApiToken(options.ApiToken)];
        return string.IsNullOrWhiteSpace(options.ApiToken)
            ? OAuthFaults.Of(options.OAuth)
            : OAuthFaults.Of(options.OAuth).Prepend("ApiToken is set beside OAuth: leave one of them out.");
    }

    private static string? OfApiToken(string? token)
    {
        if (string.IsNullOrWhiteSpace(token)) return "ApiToken is missing: set it from a secret store, set OAuth, or register a credential of another kind.";
        return ApiTokenText.FaultOf(token!) is { } fault ? $"ApiToken {fault}" : null;
    }

    /// <summary>What is wrong with how requests are repeated; null for what is not.</summary>
    internal static IEnumerable<string?> OfRetry(RetryOptions? retry)
    {
        if (retry is null) return ["Retry is null: leave it out to get the defaults."];
        return
        [
            Range("Retry.MaxRetries", retry.MaxRetries, 0, 20),
            retry.BaseDelay > TimeSpan.Zero && retry.BaseDelay <= retry.MaxDelay
                ? null
                : $"Retry.BaseDelay is {retry.BaseDelay}: set more than zero and at most Retry.MaxDelay ({retry.MaxDelay}).",
            retry.MaxDelay > TimeSpan.Zero && retry.MaxDelay <= TimeSpan.FromHours(1)
                ? null
                : $"Retry.MaxDelay is {retry.MaxDelay}: set more than zero and at most {TimeSpan.FromHours(1)}.",
            Range("Retry.RateLimitTimeLimit", retry.RateLimitTimeLimit, TimeSpan.Zero, TimeSpan.FromDays(1)),
            Range("Retry.ConnectTimeout", retry.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            Range("Retry.AttemptTimeout", retry.AttemptTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
        ];
    }

    private static IEnumerable<string?> OfSynchronization(SynchronizationOptions? options)
    {
        const string Path = "Synchronization.";
        if (options is null) return ["Synchronization is null: leave it out to get the defaults."];
        return
        [
            Range(Path + nameof(options.MaxEntitiesPerBatch), options.MaxEntitiesPerBatch, 1, 200),
            Range(Path + nameof(options.MaxBatchBytes), options.MaxBatchBytes, 4_000, 200_000),
            Range(Path + nameof(options.MaxBatchesPerSession), options.MaxBatchesPerSession, 1, 50),
            Range(Path + nameof(options.CreationCooldown), options.CreationCooldown, TimeSpan.Zero, TimeSpan.FromDays(1)),
            Range(Path + nameof(options.MaxConcurrentUploads), options.MaxConcurrentUploads, 1, 32),
            Range(Path + nameof(options.MaxSessionRestarts), options.MaxSessionRestarts, 0, 20),
            Range(Path + nameof(options.PollingInterval), options.PollingInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
            options.ImportTimeLimit >= options.PollingInterval && options.ImportTimeLimit <= TimeSpan.FromDays(7)
                ? null
                : $"{Path}ImportTimeLimit is {options.ImportTimeLimit}: set at least {Path}PollingInterval ({options.PollingInterval}) and at most {TimeSpan.FromDays(7)}.",
            Range(Path + nameof(options.CleanUpTimeLimit), options.CleanUpTimeLimit, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            Range(Path + nameof(options.ExistingSessionTimeLimit), options.ExistingSessionTimeLimit, TimeSpan.Zero, TimeSpan.FromDays(7)),
            options.CooldownMode is CooldownMode.Strict or CooldownMode.Eager ? null : Named("CooldownMode", options.CooldownMode, "Strict or Eager"),
            options.ExistingSession is ExistingSessionPolicy.Fail or ExistingSessionPolicy.Cancel or ExistingSessionPolicy.Wait
                ? null
                : Named("ExistingSession", options.ExistingSession, "Fail, Cancel or Wait"),
            options.SchemaCheck is null or SchemaCheck.Off or SchemaCheck.Warn or SchemaCheck.Enforce ? null : Named("SchemaCheck", options.SchemaCheck, "Off, Warn or Enforce"),
            options.RejectedBatch is RejectedBatchPolicy.Isolate or RejectedBatchPolicy.Fail ? null : Named("RejectedBatch", options.RejectedBatch, "Isolate or Fail"),
            options.InvalidChange is InvalidChangePolicy.Report or InvalidChangePolicy.Fail ? null : Named("InvalidChange", options.InvalidChange, "Report or Fail"),
        ];

        static string Named(string property, Enum value, string mend) => $"{Path}{property} is {value:D}, which has no meaning: set {mend}.";
    }

    private static string? Range<T>(string path, T value, T min, T max)
        where T : IComparable<T> =>
        value.CompareTo(min) < 0 || value.CompareTo(max) > 0 ? $"{path} is {value}: set {min} to {max}." : null;
}

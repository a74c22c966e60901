using Microsoft.Extensions.Options;

namespace Okta.Xaas.Hosting;

/// <summary>Finds every fault in a webhook's options at once; each is named by its feed and property, with what is wrong and how to mend it.</summary>
/// <remarks>Keeps no state and may be called concurrently. Never shows the secret.</remarks>
public sealed class WebhookOptionsValidator : IValidateOptions<WebhookOptions>
{
    private const int LeastSecretLength = 16;

    /// <summary>Lists the faults.</summary>
    /// <param name="name">The name of the feed.</param>
    /// <param name="options">The options.</param>
    /// <returns>Success, or all faults.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var webhook = string.IsNullOrEmpty(name) ? "The webhook" : $"The webhook of '{name}'";
        string[] faults = [.. Faults(options).Select(fault => $"{webhook}: {fault}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(WebhookOptions options)
    {
        if (options.Url is not { IsAbsoluteUri: true } url) yield return "Url is not set: give the address that messages are sent to.";
        else if (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) yield return "Url is not encrypted: use https, or http of this machine.";
        if ((options.Secret?.Length ?? 0) < LeastSecretLength) yield return $"Secret has fewer than {LeastSecretLength} characters: use a long random one, which the receiver knows, too.";
        if (options.AttemptTimeout < TimeSpan.FromMilliseconds(100) || options.AttemptTimeout > TimeSpan.FromMinutes(1)) yield return $"AttemptTimeout is {options.AttemptTimeout}: set 100 milliseconds to a minute.";
        if (options.MaxRetries is < 0 or > 10) yield return $"MaxRetries is {options.MaxRetries}: set 0 to 10.";
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>Notes everything that a page must not do: errors on the console, exceptions, breaches of its security policy, requests to elsewhere.</summary>
internal sealed class PageWatch
{
    // A breach is told on the console as well, but not every one of them.
    private const string TellBreaches =
        "addEventListener('securitypolicyviolation', breach => console.error(`policy breached: ${breach.violatedDirective} by ${breach.blockedURI}`));";

    private readonly ConcurrentQueue<string> _faults = new();

    /// <summary>What the browser itself writes on the console when a test takes the emulator away.</summary>
    public const string NoConnection = "net::ERR_";

    /// <summary>What it writes when the emulator refuses something.</summary>
    public const string Refusal = "the server responded with a status of 4";

    /// <summary>A part of the messages that a test brings about.</summary>
    public string? Expected { get; set; }

    public IReadOnlyList<string> Faults => [.. _faults];

    public void Forget() => _faults.Clear();

    public async Task AttachAsync(IPage page, Uri home)
    {
        await page.AddInitScriptAsync(TellBreaches);
        page.Console += (_, message) =>
        {
            if (message.Type is not ("error" or "warning")) return;
            if (Expected is not null && message.Text.Contains(Expected, StringComparison.Ordinal)) return;
            _faults.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _faults.Enqueue($"exception: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(home.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)) _faults.Enqueue($"a request to {request.Url}");
        };
    }
}

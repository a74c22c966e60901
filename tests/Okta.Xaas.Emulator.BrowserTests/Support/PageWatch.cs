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

    /// <summary>Set while a test takes the emulator away: the browser itself writes on the console that it finds nobody.</summary>
    public bool AllowsFailedConnections { get; set; }

    public IReadOnlyList<string> Faults => [.. _faults];

    public async Task AttachAsync(IPage page, Uri home)
    {
        await page.AddInitScriptAsync(TellBreaches);
        page.Console += (_, message) =>
        {
            if (message.Type is not ("error" or "warning")) return;
            if (AllowsFailedConnections && message.Text.Contains("net::ERR_", StringComparison.Ordinal)) return;
            _faults.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _faults.Enqueue($"exception: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(home.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)) _faults.Enqueue($"a request to {request.Url}");
        };
    }
}

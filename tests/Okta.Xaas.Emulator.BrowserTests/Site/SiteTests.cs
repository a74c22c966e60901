using Microsoft.Playwright;
using Okta.Xaas.Emulator.BrowserTests.Support;

namespace Okta.Xaas.Emulator.BrowserTests.Site;

/// <summary>The documentation's site, as <c>.ci/site</c> makes it, in a browser.</summary>
[Collection(Support.BrowserTests.Name)]
public sealed class SiteTests(BrowserFixture browser)
{
    private static readonly string[] Pages = ["index.html", "docs/snapshots.html", "api/Okta.Xaas.IIdentitySourceSynchronizer.html"];

    [SiteTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_shuts_anybody_out(ColorScheme scheme)
    {
        await using var site = await SiteServer.StartAsync();
        await using var context = await browser.OpenAsync(new BrowserNewContextOptions { ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var found = new List<string>();
        foreach (var path in Pages)
        {
            await OpenAsync(page, site, path);
            await page.AddScriptTagAsync(new() { Path = Axe.Script });
            found.AddRange((await Axe.ViolationsAsync(page)).Select(violation => $"{path}: {violation}"));
            await Screenshots.TakeAsync(page, $"site-{Path.GetFileNameWithoutExtension(path)}-{scheme.ToString().ToLowerInvariant()}");
        }

        string.Join(Environment.NewLine, found).Should().BeEmpty();
    }

    [SiteFact]
    public async Task Nothing_comes_from_elsewhere_and_nothing_is_missing()
    {
        await using var site = await SiteServer.StartAsync();
        await using var context = await browser.OpenAsync(new BrowserNewContextOptions());
        var page = await context.NewPageAsync();
        var asked = new List<string>();
        page.Response += (_, answer) => asked.Add($"{answer.Status} {answer.Url}");
        foreach (var path in Pages) await OpenAsync(page, site, path);

        asked.Should().NotBeEmpty().And.OnlyContain(answer => answer.StartsWith($"200 {site.Address}", StringComparison.Ordinal) || answer.StartsWith($"304 {site.Address}", StringComparison.Ordinal));
    }

    [SiteFact]
    public async Task The_search_finds_a_page_and_a_type()
    {
        await using var site = await SiteServer.StartAsync();
        await using var context = await browser.OpenAsync(new BrowserNewContextOptions());
        var page = await context.NewPageAsync();
        await OpenAsync(page, site, "index.html");
        foreach (var (word, place) in new[] { ("safeguards", "docs/safeguards.html"), ("IIdentitySourceSynchronizer", "api/Okta.Xaas.IIdentitySourceSynchronizer.html") })
        {
            await page.Locator("#search-query").FillAsync(word);
            await page.Locator($"#search-results a[href*='{place}']").First.WaitForAsync();
        }
    }

    private static async Task OpenAsync(IPage page, SiteServer site, string path)
    {
        await page.GotoAsync($"{site.Address}{path}");

        // The page builds its menu by itself.
        await page.Locator("#navbar a").First.WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}

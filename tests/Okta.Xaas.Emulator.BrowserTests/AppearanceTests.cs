using Microsoft.Playwright;
using Okta.Xaas.Emulator.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace Okta.Xaas.Emulator.BrowserTests;

/// <summary>Every view, light and dark, wide and narrow.</summary>
public class AppearanceTests(BrowserFixture browser) : PageTests(browser)
{
    private static readonly ViewportSize Wide = new() { Width = 1280, Height = 820 };
    private static readonly ViewportSize Narrow = new() { Width = 360, Height = 740 };

    // Half past nine of today, so that no picture shows two days.
    protected override void Configure(OktaEmulatorOptions options)
    {
        base.Configure(options);
        var now = TimeProvider.System.GetUtcNow();
        options.ClockSkew = TimeSpan.FromHours(9.5) - now.TimeOfDay;
    }

    [AxeTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_view_shuts_anybody_out(ColorScheme scheme)
    {
        await OpenWindowAsync(WindowOf(Wide, scheme), Axe.Script);
        var found = new List<string>();
        await GoAsync("sessions");
        await CheckAsync("empty");
        var scene = await Scene.PlayAsync(Okta, Client);
        await Expect(Main.Locator(".session")).ToHaveCountAsync(5);
        foreach (var (name, address) in scene.Views)
        {
            await GoAsync(address);
            await CheckAsync(name);
        }

        await GoAsync("controls");
        await Button("Set the fault").ClickAsync();
        await Expect(Notices).ToContainTextAsync("The fault is set.");
        await Button("Reset …").ClickAsync();
        await CheckAsync("dialog");

        found.Should().BeEmpty();

        async Task CheckAsync(string name)
        {
            found.AddRange((await Axe.ViolationsAsync(Page)).Select(violation => $"{name}: {violation}"));
            await Screenshots.TakeAsync(Page, $"{name}-{scheme.ToString().ToLowerInvariant()}");
        }
    }

    [AxeTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_view_shuts_anybody_out_on_a_narrow_window(ColorScheme scheme)
    {
        await OpenWindowAsync(WindowOf(Narrow, scheme), Axe.Script);
        var found = new List<string>();
        var scene = await Scene.PlayAsync(Okta, Client);
        foreach (var (name, address) in scene.Views)
        {
            await Page.SetViewportSizeAsync(Narrow.Width, Narrow.Height);
            await GoAsync(address);
            await Screenshots.TakeAsync(Page, $"{name}-{scheme.ToString().ToLowerInvariant()}-narrow");

            // The bar at the bottom covers half of a link now and then until one scrolls; here nothing needs to be scrolled.
            await Page.SetViewportSizeAsync(Narrow.Width, 8000);
            found.AddRange((await Axe.ViolationsAsync(Page)).Select(violation => $"{name}: {violation}"));
        }

        found.Should().BeEmpty();
    }

    [AxeFact]
    public async Task What_shuts_people_out_is_found()
    {
        await OpenWindowAsync(WindowOf(Wide, ColorScheme.Light), Axe.Script);
        await GoAsync("sessions");

        await Page.EvaluateAsync("document.body.append(document.createElement('button'))");

        (await Axe.ViolationsAsync(Page)).Should().Contain(violation => violation.StartsWith("button-name", StringComparison.Ordinal));
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task No_view_scrolls_sideways(int width)
    {
        await OpenWindowAsync(WindowOf(new ViewportSize { Width = width, Height = 740 }, ColorScheme.Light));
        var scene = await Scene.PlayAsync(Okta, Client);
        var tooWide = new List<string>();
        foreach (var (name, address) in scene.Views)
        {
            await GoAsync(address);
            var needed = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (needed > width) tooWide.Add($"{name}: {needed}");
        }

        tooWide.Should().BeEmpty();
    }

    [BrowserFact]
    public async Task The_theme_is_switched_and_remembered()
    {
        await OpenWindowAsync(WindowOf(Wide, ColorScheme.Light));
        await GoAsync("sessions");
        var light = await BackgroundAsync();

        await Button("Theme: system. Change it").ClickAsync();
        await Button("Theme: light. Change it").ClickAsync();

        await Expect(Button("Theme: dark. Change it")).ToBeVisibleAsync();
        var dark = await BackgroundAsync();
        dark.Should().NotBe(light);
        await Page.ReloadAsync();
        await Expect(Button("Theme: dark. Change it")).ToBeVisibleAsync();
        (await BackgroundAsync()).Should().Be(dark);
    }

    private static BrowserNewContextOptions WindowOf(ViewportSize size, ColorScheme scheme) => new() { ViewportSize = size, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce };

    private Task<string> BackgroundAsync() => Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
}

using Microsoft.Playwright;

namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>An emulator on a free port and its page in a window. A test fails as well when the page did something that <see cref="PageWatch"/> notes.</summary>
[Collection(BrowserTests.Name)]
public abstract class PageTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly PageWatch _watch = new();
    private IBrowserContext? _context;

    protected static TimeSpan AnHour { get; } = TimeSpan.FromHours(1);

    protected OktaEmulator Okta { get; private set; } = null!;

    protected IPage Page { get; private set; } = null!;

    protected ILocator Main => Page.GetByRole(AriaRole.Main);

    /// <summary>What the page says of what was done.</summary>
    protected ILocator Notices => Page.Locator("#notices");

    private protected PageWatch Watch => _watch;

    private protected OrgClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Okta = await StartAsync("http://127.0.0.1:0");
        Client = new OrgClient(Okta);
        await OpenWindowAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
    }

    public async Task DisposeAsync()
    {
        await CloseWindowAsync();
        Client.Dispose();
        await Okta.DisposeAsync();
        _watch.Faults.Should().BeEmpty();
    }

    /// <summary>Another emulator than the usual one: imports take an hour unless they are told to finish.</summary>
    protected virtual void Configure(OktaEmulatorOptions options) => options.ProcessingTime = AnHour;

    protected Task<OktaEmulator> StartAsync(string urls) => OktaEmulator.StartAsync(options =>
    {
        options.SessionRateLimit = null;
        options.Urls = urls;
        options.KeepRequestBodies = true;
        Configure(options);
    });

    /// <summary>Opens the window anew, with other options.</summary>
    protected async Task OpenWindowAsync(BrowserNewContextOptions options, params string[] scripts)
    {
        await CloseWindowAsync();
        _context = await browser.OpenAsync(options);
        foreach (var script in scripts) await _context.AddInitScriptAsync(scriptPath: script);
        Page = await _context.NewPageAsync();
        await _watch.AttachAsync(Page, Okta.BaseAddress);
    }

    /// <summary>Opens a view and waits until it is there and live.</summary>
    protected async Task GoAsync(string view)
    {
        await Page.GotoAsync(new Uri(Okta.BaseAddress, $"/#/{view}").AbsoluteUri);
        await Assertions.Expect(Page.Locator(".dot-live")).ToBeVisibleAsync();
        await Assertions.Expect(Main).ToHaveAttributeAsync("data-shown", $"#/{view}");
    }

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>A link of the view; its name may be a part.</summary>
    protected ILocator Link(string name) => Main.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name });

    /// <summary>The link that leads to another view.</summary>
    protected ILocator ViewLink(string name) => Page.Locator("#nav").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name });

    protected ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name });

    private async Task CloseWindowAsync()
    {
        if (_context is not null) await _context.DisposeAsync();
        _context = null;
    }
}

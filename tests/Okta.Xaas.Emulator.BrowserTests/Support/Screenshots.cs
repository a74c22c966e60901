using Microsoft.Playwright;

namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>Pictures for the documentation, written only when somebody asks for them.</summary>
internal static class Screenshots
{
    private const string Variable = "OKTA_XAAS_SCREENSHOTS";

    private static readonly bool AreWanted = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    public static async Task TakeAsync(IPage page, string name)
    {
        if (!AreWanted) return;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "docs", "images", $"emulator-{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}

using Microsoft.Playwright;

namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>
/// Pictures for the documentation. When the variable names a folder, such as <c>docs/images</c>, those that are in it are taken anew; a new one begins as an
/// empty file.
/// </summary>
internal static class Screenshots
{
    private const string Variable = "OKTA_XAAS_SCREENSHOTS";

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Path.Combine(Repository.Root, folder) : null;

    public static async Task TakeAsync(IPage page, string name)
    {
        if (Folder is null || Path.Combine(Folder, $"emulator-{name}.png") is var path && !File.Exists(path)) return;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, Animations = ScreenshotAnimations.Disabled });
    }
}

namespace Okta.Xaas.Emulator.BrowserTests.Support;

/// <summary>The browser that is installed here; none is ever downloaded.</summary>
internal static class Chromium
{
    private const string Variable = "OKTA_XAAS_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];

    /// <summary>Quiet, and without anything that asks the network by itself.</summary>
    public static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];

    public static string? Path { get; } = Find();

    /// <summary>Why the tests are skipped, or null.</summary>
    public static string? Missing { get; } = Path is null
        ? $"No browser is installed: install chromium (apt-get install chromium), or name a Chromium's program in {Variable}."
        : null;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(_ => folders, (name, folder) => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}

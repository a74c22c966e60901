namespace Okta.Xaas.Emulator.BrowserTests.Support;

internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests run outside of the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Okta.Xaas.sln")) ? folder.FullName
        : Find(folder.Parent);
}

using System.Diagnostics;

namespace Okta.Xaas.ConsumerTests;

/// <summary>Runs the .NET command line as a user does.</summary>
internal static class Dotnet
{
    private static readonly Lazy<string> Packages = new(() => Run(Path.GetTempPath(), "nuget", "locals", "global-packages", "--list").Split(": ", 2)[1].Trim());

    public static string GlobalPackages => Packages.Value;

    /// <summary>Gives what was printed, or fails with it.</summary>
    public static string Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // No server stays behind, and nothing of the test run's own MSBuild gets in.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, $"dotnet {string.Join(" ", arguments)} printed:\n{output}\n{errors.GetAwaiter().GetResult()}\n");
        return output;
    }
}

using System.Diagnostics;

namespace Okta.Xaas.ConsumerTests;

/// <summary>What the tests need beside the SDK, and why they are skipped where it is missing.</summary>
internal static class Tools
{
    /// <summary>Null when programs for .NET Framework can run here.</summary>
    public static string? NoMono { get; } =
        OperatingSystem.IsWindows() ? "Mono is for other systems than Windows."
        : !File.Exists("/usr/lib/mono/4.5/Facades/netstandard.dll") ? "Mono is not here: install mono-devel, of which .NET Framework's facades are."
        : null;

    /// <summary>Null when Native AOT can link here.</summary>
    public static string? NoLinker { get; } =
        !OperatingSystem.IsLinux() ? "The test publishes for linux-x64."
        : !Answers("gcc") ? "No C compiler is here, which Native AOT links with: install gcc and zlib1g-dev."
        : !File.Exists("/usr/include/zlib.h") ? "zlib's headers are not here: install zlib1g-dev."
        : null;

    private static bool Answers(string command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such command.
            return false;
        }
    }
}

using System.Diagnostics;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>A disk of a megabyte, which is soon full. Only root may make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaas-disk-");

    public SmallDisk()
    {
        if (!Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", _folder.FullName)) throw new InvalidOperationException("The disk cannot be made.");
    }

    /// <summary>Why there can be none here; null when there can.</summary>
    public static string? WhyNot { get; } = Try();

    public string Folder => _folder.FullName;

    public void Dispose()
    {
        Run("umount", _folder.FullName);
        _folder.Delete();
    }

    private static string? Try()
    {
        const string Reason = "A small disk needs root and mount on Linux.";
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return Reason;
        var folder = Directory.CreateTempSubdirectory("xaas-disk-");
        var made = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.FullName);
        if (made) Run("umount", folder.FullName);
        folder.Delete();
        return made ? null : Reason;
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>A test on a disk that is soon full; where there can be none it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.WhyNot;
}

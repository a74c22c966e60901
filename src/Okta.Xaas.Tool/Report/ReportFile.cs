using System.Text;
using System.Text.Json.Nodes;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;

namespace Okta.Xaas.Tool.Report;

/// <summary>A file that a report is written to, as a whole or not at all: nobody ever reads half of one.</summary>
internal sealed class ReportFile(IDisplay display, string path)
{
    public string Path => path;

    public static byte[] Bytes(JsonNode report) => Encoding.UTF8.GetBytes(JsonText.Of(report) + Environment.NewLine);

    /// <summary>Throws when it could not be written.</summary>
    /// <param name="inputs">Files that the command reads, by the option that names them: none of them may be written over.</param>
    public void EnsureWritable(IEnumerable<(string Option, string? File)> inputs)
    {
        if (inputs.FirstOrDefault(input => input.File is not null && IsSame(input.File)) is { Option: { } option }) throw new UsageException($"--report {path}: this is the file of {option}, and would be written over");
        if (IsDevice(System.IO.Path.GetFullPath(path))) throw new UsageException($"--report {path}: this is no file that can be replaced; --json prints the report");
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        if (!Directory.Exists(folder)) throw new UsageException($"--report {path}: there is no folder {folder}");
        if (Directory.Exists(path)) throw new UsageException($"--report {path}: this is a folder");
    }

    /// <summary>Whether a path is of the same file.</summary>
    public bool IsSame(string other) => string.Equals(System.IO.Path.GetFullPath(path), System.IO.Path.GetFullPath(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes it; what can't be written is printed.</summary>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> WriteAsync(byte[] report)
    {
        if (await TryWriteAsync(file => file.WriteAsync(report).AsTask()) is not { } fault) return true;
        display.Blank();
        display.Print(Encoding.UTF8.GetString(report).TrimStart('\uFEFF'));
        display.Fail($"--report {path} could not be written, so it stands above: {fault}");
        return false;
    }

    /// <summary>Writes what can be got once more, piece by piece.</summary>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> WriteAsync(Func<Stream, Task> write)
    {
        if (await TryWriteAsync(write) is not { } fault) return true;
        display.Fail($"--report {path} could not be written: {fault}");
        return false;
    }

    // Whoever may would put a file in the place of the device, for everybody.
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && (path.StartsWith("/proc/", StringComparison.Ordinal) || (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)));

    // Null when it was written. A report tells of people: on Unix it is its owner's only (0600), on Windows it inherits the rights of its folder. An old one is not written into, as it may be open to others.
    private async Task<string?> TryWriteAsync(Func<Stream, Task> write)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            File.Delete(unfinished);
            await using (var file = new FileStream(unfinished, how)) await write(file);
            File.Move(unfinished, path, overwrite: true);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
        finally
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
        }
    }
}

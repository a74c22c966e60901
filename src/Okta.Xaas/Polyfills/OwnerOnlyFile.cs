#if !NET
using System.Runtime.InteropServices;
#endif

namespace Okta.Xaas;

/// <summary>Opens files that hold state: on Unix they are made for their owner only (0600), on Windows they inherit the rights of their folder.</summary>
internal static class OwnerOnlyFile
{
    /// <summary>Opens or makes a file. One that everybody may read or write becomes its owner's; one that is shared with a group stays so.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share, FileOptions options = FileOptions.None)
    {
#if NET
        var how = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0, Options = options };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, how);
#else
        var file = new FileStream(path, mode, access, share, 1, options);
#endif
        try
        {
            Restrict(path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Makes a file that everybody may read or write its owner's only.</summary>
    public static void Restrict(string path)
    {
#if NET
        const UnixFileMode Everybody = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        if (OperatingSystem.IsWindows()) return;
        var rights = File.GetUnixFileMode(path);
        if ((rights & Everybody) != 0) File.SetUnixFileMode(path, rights & (UnixFileMode.UserRead | UnixFileMode.UserWrite));
#else
        // Mono has no way to ask.
        if (Environment.OSVersion.Platform == PlatformID.Unix && ChangeMode(path, 0x180) != 0) throw new IOException($"The rights of {path} cannot be set to its owner's only.");
#endif
    }

    /// <summary>Writes a file as a whole or not at all, and takes the place of one that is there.</summary>
    public static async Task ReplaceAsync(string path, Func<Stream, Task> writeAsync)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = Open(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await writeAsync(file).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

#if NET
            File.Move(unfinished, path, overwrite: true);
#else
            if (File.Exists(path)) File.Replace(unfinished, path, null);
            else File.Move(unfinished, path);
#endif
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

#if !NET
    [DllImport("libc", EntryPoint = "chmod", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int ChangeMode(string path, uint mode);
#endif
}

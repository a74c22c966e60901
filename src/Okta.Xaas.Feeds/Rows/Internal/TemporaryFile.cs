namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>A file in which a list is kept while it is read: for this account alone, and gone when it is closed.</summary>
internal static class TemporaryFile
{
    /// <exception cref="IOException">It can't be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"okta-xaas-list-{Guid.NewGuid():N}.tmp");
        var file = OwnerOnlyFile.Open(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

        // On Unix a file without a name stays readable by who has it open, and is gone even if the process is killed. Windows itself takes it away then.
        if (Environment.OSVersion.Platform == PlatformID.Unix) File.Delete(path);
        return file;
    }
}

namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>Opens a file that a list is read from: for reading only, and nobody writes to it meanwhile where the operating system has such locks.</summary>
internal static class SourceFile
{
    /// <param name="path">The file.</param>
    /// <param name="writtenAt">When it was written last.</param>
    public static FileStream Open(string path, out DateTimeOffset writtenAt)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
            writtenAt = new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);
            return stream;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw ReadFault.InFile(path, $"the export cannot be read: {fault.Message}", fault);
        }
    }
}

using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>What ends the reading of a file, told with its place. Without a value of the file.</summary>
internal static class ReadFault
{
    public static SnapshotReadException InFile(string file, string message, Exception? inner = null) => new(file, $"{file}: {message}", null, inner);

    /// <summary>What is wrong with a line; of a source that has no lines, with the source.</summary>
    public static SnapshotReadException InLine(string file, long? line, string message, Exception? inner = null) =>
        line is null ? InFile(file, message, inner) : new(file, $"{file}, line {line}: {message}", line, inner);

    public static SnapshotReadException InColumn(string file, long line, long column, string message, Exception? inner = null) =>
        new(file, $"{file}, line {line}, column {column}: {message}", line, inner);
}

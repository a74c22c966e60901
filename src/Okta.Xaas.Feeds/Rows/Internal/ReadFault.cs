using Okta.Xaas.Snapshots.Reading;

namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>What ends the reading of a file, told with its place. Without a value of the file.</summary>
internal static class ReadFault
{
    public static SnapshotReadException InFile(string file, string message, Exception? inner = null) => new(file, $"{file}: {message}", null, inner);

    public static SnapshotReadException InLine(string file, long line, string message, Exception? inner = null) =>
        new(file, $"{file}, line {line}: {message}", line, inner);

    public static SnapshotReadException InColumn(string file, long line, long column, string message, Exception? inner = null) =>
        new(file, $"{file}, line {line}, column {column}: {message}", line, inner);
}

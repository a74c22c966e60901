namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>Whether a file's last line is ended.</summary>
internal static class LastByte
{
    /// <returns>Null for an empty file. In UTF-16 and UTF-32 a line break ends with zeros, or begins with them.</returns>
    public static bool? IsLineEnd(Stream stream, long length)
    {
        var last = new byte[4];
        var count = (int)Math.Min(last.Length, length);
        if (count == 0) return null;
        stream.Position = length - count;
        var read = stream.Read(last, 0, count);
        while (read > 1 && last[read - 1] == 0) read--;
        return last[read - 1] is (byte)'\n' or (byte)'\r';
    }
}

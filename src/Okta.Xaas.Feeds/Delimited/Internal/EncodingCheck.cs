using System.Text;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Delimited.Internal;

/// <summary>Whether a file contradicts the encoding that its mapping names: read with the wrong one, everybody's name would change.</summary>
internal static class EncodingCheck
{
    private const int BufferSize = 64 * 1024;

    private static readonly (byte[] Mark, string Name, int[] CodePages)[] Marks =
    [
        ([0xFF, 0xFE, 0, 0], "UTF-32", [12000, 12001]),
        ([0, 0, 0xFE, 0xFF], "UTF-32", [12000, 12001]),
        ([0xEF, 0xBB, 0xBF], "UTF-8", [65001]),
        ([0xFF, 0xFE], "UTF-16", [1200]),
        ([0xFE, 0xFF], "UTF-16 with the high byte first", [1200, 1201]),
    ];

    /// <summary>The encoding to read with; null when the file's byte order mark says it.</summary>
    public static Encoding? Of(Stream stream, string fileName, Encoding? named)
    {
        if (named is null) return null;
        stream.Position = 0;
        var start = new byte[4];
        var length = Fill(stream, start);
        foreach (var (mark, name, codePages) in Marks)
        {
            if (length < mark.Length || !start.AsSpan(0, mark.Length).SequenceEqual(mark)) continue;
            if (codePages.Contains(named.CodePage)) return null;
            throw ReadFault.InFile(fileName, $"this is {name}, as its byte order mark says, and the mapping says {named.WebName}: take \"encoding\" out of the mapping, or let the HR system write {named.WebName}");
        }

        // Two bytes of an older encoding for many letters can be valid UTF-8 by chance, those of one for 256 letters hardly.
        if (named.IsSingleByte && IsUtf8BeyondAscii(stream))
            throw ReadFault.InFile(fileName, $"this is UTF-8, and the mapping says {named.WebName}: take \"encoding\" out of the mapping, or let the HR system write {named.WebName}");
        return named;
    }

    // All of it is, and it has at least one letter that ASCII has not.
    private static bool IsUtf8BeyondAscii(Stream stream)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[BufferSize];
        var characters = new char[BufferSize + 1];
        var isBeyondAscii = false;
        stream.Position = 0;
        try
        {
            int read;
            do
            {
                read = Fill(stream, bytes);
                var decoded = decoder.GetChars(bytes, 0, read, characters, 0, flush: read < BufferSize);
                // A character of ASCII is one byte, any other one more.
                isBeyondAscii |= decoded < read;
            }
            while (read == BufferSize);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return isBeyondAscii;
    }

    private static int Fill(Stream stream, byte[] buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0) break;
            filled += read;
        }

        return filled;
    }
}

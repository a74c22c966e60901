using System.Text;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>In which encoding an export is written.</summary>
internal static class EncodingGuess
{
    private const int BufferSize = 64 * 1024;

    public static (string? Name, GuessedPart Part) Of(Stream stream)
    {
        var start = new byte[1_024];
        stream.Position = 0;
        var length = stream.Read(start, 0, start.Length);
        if (length >= 3 && start[0] == 0xEF && start[1] == 0xBB && start[2] == 0xBF) return (null, new("encoding", "UTF-8", "its byte order mark says so"));
        if (length >= 2 && ((start[0] == 0xFF && start[1] == 0xFE) || (start[0] == 0xFE && start[1] == 0xFF))) return (null, new("encoding", "UTF-16", "its byte order mark says so"));
        var zeros = start.Take(length).Select((value, place) => (value, place)).Where(one => one.value == 0).ToList();
        if (zeros.Count * 4 > length)
        {
            var name = zeros.Count(zero => zero.place % 2 == 1) * 2 > zeros.Count ? "utf-16" : "utf-16BE";
            return (name, new("encoding", name, "every other byte is zero, and there is no byte order mark"));
        }

        return IsUtf8(stream)
            ? (null, new("encoding", "UTF-8", "all of it is"))
            : ("windows-1252", new("encoding", "windows-1252", "it is not UTF-8, and this is what Windows writes in Western Europe and America: look at names with accents", IsSure: false));
    }

    private static bool IsUtf8(Stream stream)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[BufferSize];
        var characters = new char[BufferSize + 1];
        stream.Position = 0;
        try
        {
            int read;
            do
            {
                read = stream.Read(bytes, 0, bytes.Length);
                decoder.GetChars(bytes, 0, read, characters, 0, flush: read == 0);
            }
            while (read > 0);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        return true;
    }
}

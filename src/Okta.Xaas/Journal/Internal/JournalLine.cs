using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Okta.Xaas.Journal.Internal;

/// <summary>An entry as a line: the first 8 hexadecimal digits of the SHA-256 of its JSON, a space, the JSON, a line feed.</summary>
internal static class JournalLine
{
    private const int ChecksumLength = 8;

    public static byte[] Write(JournalEntry entry)
    {
        var json = JsonSerializer.Serialize(entry, JournalJsonContext.Default.JournalEntry);
        return Encoding.UTF8.GetBytes($"{Checksum(Encoding.UTF8.GetBytes(json))} {json}\n");
    }

    /// <summary>Reads every line, and says how many bytes are sound: only the last line may be torn.</summary>
    public static (IReadOnlyList<JournalEntry> Entries, int SoundLength) ReadAll(byte[] content, string path)
    {
        var entries = new List<JournalEntry>();
        var start = 0;
        while (start < content.Length)
        {
            var end = Array.IndexOf(content, (byte)'\n', start);
            var entry = end < 0 ? null : Read(content.AsSpan(start, end - start));
            if (entry is null)
            {
                if (end < 0 || end == content.Length - 1) break;
                throw new JournalException(
                    $"The journal {path} is damaged in line {entries.Count + 1}, which is not its last: it was changed by something else. Look at the identity source's sessions at Okta, cancel the open one, then delete the file; the changes of the last run must be handed in again.");
            }

            entries.Add(entry);
            start = end + 1;
        }

        return (entries, start);
    }

    private static JournalEntry? Read(ReadOnlySpan<byte> line)
    {
        if (line.Length <= ChecksumLength + 1 || line[ChecksumLength] != (byte)' ') return null;
        var json = line.Slice(ChecksumLength + 1).ToArray();
        if (!line.Slice(0, ChecksumLength).SequenceEqual(Encoding.ASCII.GetBytes(Checksum(json)))) return null;
        try
        {
            return JsonSerializer.Deserialize(json, JournalJsonContext.Default.JournalEntry);
        }
        catch (JsonException)
        {
            // Sound bytes of another format: as damaged as a wrong checksum.
            return null;
        }
    }

    private static string Checksum(byte[] json) =>
        string.Concat(SHA256.HashData(json).Take(ChecksumLength / 2).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
}

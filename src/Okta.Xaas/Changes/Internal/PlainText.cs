#if NET
using System.Buffers;
using System.Text;
#endif

namespace Okta.Xaas.Changes.Internal;

/// <summary>Text that stands in JSON as it is, without an escape: the same that <see cref="BulkBody.WriterOptions"/> leaves as it is, half surrogate pairs excluded and whole ones, too.</summary>
internal static class PlainText
{
    private const int MaxBytesOfCharacter = 3;

    private static readonly bool[] Plain = PlainCharacters();
#if NET
    private static readonly SearchValues<char> PlainAscii = SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(c => (char)c).Where(c => Plain[c])]);
#endif

    public static bool Is(string text)
    {
        foreach (var character in text)
        {
            if (!Plain[character]) return false;
        }

        return true;
    }

    /// <summary>Writes the text with what stands before and after it; nothing, when it is not plain.</summary>
    public static bool TryWrite(PooledBuffer to, ReadOnlySpan<byte> before, string text, ReadOnlySpan<byte> after)
    {
        var span = to.GetSpan(before.Length + (text.Length * MaxBytesOfCharacter) + after.Length);
        before.CopyTo(span);
        var length = Transcode(text, span.Slice(before.Length));
        if (length < 0) return false;
        length += before.Length;
        after.CopyTo(span.Slice(length));
        to.Advance(length + after.Length);
        return true;
    }

    // The bytes written; -1 when the text is not plain.
    private static int Transcode(string text, Span<byte> to)
    {
        var at = 0;
        for (var i = 0; i < text.Length; i++)
        {
#if NET
            // Most text is ASCII for the most part, which is seen and copied many characters at a time.
            if (text.Length - i >= 8)
            {
                var run = text.AsSpan(i).IndexOfAnyExcept(PlainAscii);
                if (run < 0) run = text.Length - i;
                Ascii.FromUtf16(text.AsSpan(i, run), to.Slice(at), out _);
                at += run;
                i += run;
                if (i == text.Length) break;
            }
#endif
            var character = text[i];
            if (!Plain[character]) return -1;
            if (character < 0x80)
            {
                to[at++] = (byte)character;
            }
            else if (character < 0x800)
            {
                to[at++] = (byte)(0xC0 | (character >> 6));
                to[at++] = (byte)(0x80 | (character & 0x3F));
            }
            else
            {
                to[at++] = (byte)(0xE0 | (character >> 12));
                to[at++] = (byte)(0x80 | ((character >> 6) & 0x3F));
                to[at++] = (byte)(0x80 | (character & 0x3F));
            }
        }

        return at;
    }

    private static bool[] PlainCharacters()
    {
        var plain = new bool[char.MaxValue + 1];
        for (var character = 0; character < plain.Length; character++)
            plain[character] = !char.IsSurrogate((char)character) && !BulkBody.WriterOptions.Encoder!.WillEncode(character);
        return plain;
    }
}

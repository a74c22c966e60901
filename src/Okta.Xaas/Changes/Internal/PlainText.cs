#if NET
using System.Buffers;
using System.Text;
#endif

namespace Okta.Xaas.Changes.Internal;

/// <summary>Text that stands in JSON as it is, without an escape: the same that <see cref="BulkBody.WriterOptions"/> leaves as it is, half surrogate pairs excluded and whole ones, too. Writes it and what stands around it into a buffer.</summary>
internal ref struct PlainText(PooledBuffer to)
{
    private const int MaxBytesOfCharacter = 3;

    private static readonly bool[] Plain = PlainCharacters();
#if NET
    private static readonly SearchValues<char> PlainAscii = SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(c => (char)c).Where(c => Plain[c])]);
#endif

    private Span<byte> _room = to.GetSpan();
    private int _written;

    public static bool Is(string text)
    {
        foreach (var character in text)
        {
            if (!Plain[character]) return false;
        }

        return true;
    }

    /// <summary>Writes the text with what stands before and after it; when it is not plain, what is written of it has to be cut off.</summary>
    public bool TryWrite(ReadOnlySpan<byte> before, string text, ReadOnlySpan<byte> after)
    {
        var most = before.Length + (text.Length * MaxBytesOfCharacter) + after.Length;
        var room = Room(most);
        before.CopyTo(room);
        var length = Transcode(text, room.Slice(before.Length));
        if (length < 0)
        {
            // Counts as written, so that it is emptied.
            _written += most;
            return false;
        }

        length += before.Length;
        after.CopyTo(room.Slice(length));
        _written += length + after.Length;
        return true;
    }

    /// <summary>Writes bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _written += bytes.Length;
    }

    /// <summary>Until then the buffer knows only of a part of what was written into it.</summary>
    public void Flush()
    {
        to.Advance(_written);
        _room = default;
        _written = 0;
    }

    private Span<byte> Room(int length)
    {
        if (_room.Length - _written >= length) return _room.Slice(_written);
        to.Advance(_written);
        _written = 0;
        return _room = to.GetSpan(length);
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

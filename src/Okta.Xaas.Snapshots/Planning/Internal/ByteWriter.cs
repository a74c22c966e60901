using System.Text;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Writes lengths and UTF-8 texts one behind the other, into a buffer that is used again.</summary>
internal sealed class ByteWriter
{
    private byte[] _buffer = new byte[1024];

    public int Length { get; private set; }

    public byte[] Buffer => _buffer;

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void WriteByte(byte value)
    {
        Reserve(1);
        _buffer[Length++] = value;
    }

    public void WriteLength(int value)
    {
        var left = (uint)value;
        for (; left >= 0x80; left >>= 7) WriteByte((byte)(left | 0x80));
        WriteByte((byte)left);
    }

    public void WriteLong(long value)
    {
        for (var shift = 0; shift < 64; shift += 8) WriteByte((byte)(value >> shift));
    }

    public void WriteBytes(byte[] value)
    {
        WriteLength(value.Length);
        Reserve(value.Length);
        value.CopyTo(_buffer, Length);
        Length += value.Length;
    }

    /// <summary>A text, or null: its length in bytes and one, or 0.</summary>
    public void WriteText(string? text)
    {
        if (text is null)
        {
            WriteByte(0);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(text);
        WriteLength(count + 1);
        Reserve(count);
        Length += Encoding.UTF8.GetBytes(text, 0, text.Length, _buffer, Length);
    }

    private void Reserve(int count)
    {
        if (Length + count > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
    }
}

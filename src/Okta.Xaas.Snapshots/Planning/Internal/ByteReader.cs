using System.Text;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
internal sealed class ByteReader(byte[] buffer)
{
    private int _at;

    public byte ReadByte() => buffer[_at++];

    public int ReadLength()
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = ReadByte();
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return (int)value;
        }
    }

    public long ReadLong()
    {
        var value = BitConverter.ToInt64(buffer, _at);
        _at += sizeof(long);
        return value;
    }

    public byte[] ReadBytes()
    {
        var count = ReadLength();
        var value = new byte[count];
        Array.Copy(buffer, _at, value, 0, count);
        _at += count;
        return value;
    }

    public string? ReadText()
    {
        var count = ReadLength() - 1;
        if (count < 0) return null;
        var text = Encoding.UTF8.GetString(buffer, _at, count);
        _at += count;
        return text;
    }
}

using System.Buffers;
using System.IO.Compression;

namespace Okta.Xaas.Emulator.Buffers;

/// <summary>Bytes that are kept for whoever may ask for them, compressed where that is worth it. Immutable.</summary>
internal sealed class PackedBytes
{
    // Below it there is little to be gained.
    private const int Small = 1024;

    // The fastest; JSON of many people still becomes a fraction.
    private const int Quality = 1;
    private const int Window = 18;

    private readonly byte[] _bytes;

    private PackedBytes(byte[] bytes, int length)
    {
        _bytes = bytes;
        Length = length;
    }

    /// <summary>The length of what was packed.</summary>
    public int Length { get; }

    /// <summary>Packs bytes, which must not be changed after that.</summary>
    public static PackedBytes Of(byte[] bytes)
    {
        if (bytes.Length < Small) return new(bytes, bytes.Length);
        var room = ArrayPool<byte>.Shared.Rent(bytes.Length);
        var isSmaller = BrotliEncoder.TryCompress(bytes, room.AsSpan(0, bytes.Length - 1), out var length, Quality, Window);
        var packed = isSmaller ? room[..length] : bytes;
        ArrayPool<byte>.Shared.Return(room);
        return new(packed, bytes.Length);
    }

    public byte[] Unpack()
    {
        if (_bytes.Length == Length) return _bytes;
        var bytes = new byte[Length];
        return BrotliDecoder.TryDecompress(_bytes, bytes, out var length) && length == Length ? bytes : throw new InvalidDataException("What was packed can't be unpacked.");
    }
}

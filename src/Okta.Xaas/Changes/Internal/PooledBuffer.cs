using System.Buffers;

namespace Okta.Xaas.Changes.Internal;

/// <summary>Bytes written one after another into pooled memory; can be cut back to an earlier length. Emptied when it is given back: people's data was in it.</summary>
internal sealed class PooledBuffer(int initialCapacity = PooledBuffer.DefaultCapacity) : IBufferWriter<byte>, IDisposable
{
    public const int DefaultCapacity = 16 * 1024;

    /// <summary>Room for one entity.</summary>
    public const int SmallCapacity = 1024;

    private byte[]? _array = ArrayPool<byte>.Shared.Rent(initialCapacity);

    // Cutting back leaves what was written behind.
    private int _written;

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => new(Array, 0, Length);

    private byte[] Array => _array ?? throw new ObjectDisposedException(nameof(PooledBuffer));

    public void Advance(int count)
    {
        Length += count;
        _written = Math.Max(_written, Length);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return Array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return Array.AsSpan(Length);
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    public void CutBackTo(int length) => Length = length;

    /// <summary>Gives the memory back; only when nobody can read it any more.</summary>
    public void Dispose()
    {
        if (_array is not { } array) return;
        _array = null;
        GiveBack(array);
    }

    private void Reserve(int sizeHint)
    {
        var needed = Length + Math.Max(sizeHint, 1);
        if (needed <= Array.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, Array.Length * 2));
        Array.AsSpan(0, Length).CopyTo(larger);
        GiveBack(Array);
        _array = larger;
        _written = Length;
    }

    private void GiveBack(byte[] array)
    {
        array.AsSpan(0, _written).Clear();
        ArrayPool<byte>.Shared.Return(array);
    }
}

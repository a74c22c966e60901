using System.Buffers;

namespace Okta.Xaas.Api.Internal;

/// <summary>Grows an array of the shared pool as it is written to.</summary>
internal sealed class BodyBuffer : IBufferWriter<byte>
{
    private const int InitialSize = 16 * 1024;

    private byte[] _array = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _length;

    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _array.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Gives the array back; only when nobody can read it any more.</summary>
    public void Return()
    {
        ArrayPool<byte>.Shared.Return(_array, clearArray: true);
        _array = [];
        _length = 0;
    }

    private void Reserve(int count)
    {
        if (_array.Length - _length >= count) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_array.Length * 2, _length + count));
        _array.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_array, clearArray: true);
        _array = larger;
    }
}

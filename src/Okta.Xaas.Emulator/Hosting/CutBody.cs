namespace Okta.Xaas.Emulator.Hosting;

/// <summary>Gives what arrived of a body, then breaks as a connection does. A whole body is never given.</summary>
internal sealed class CutBody(ReadOnlyMemory<byte> arrived) : Stream
{
    private ReadOnlyMemory<byte> _left = arrived;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>How long the answer says its body is: of an empty one a byte is announced that never comes.</summary>
    public static int AnnouncedLength(EmulatedResponse answer) => Math.Max(answer.Payload.Length, 1);

    public static ReadOnlyMemory<byte> Arriving(EmulatedResponse answer) => answer.Body[..(answer.Payload.Length / 2)];

    public override int Read(Span<byte> buffer)
    {
        if (_left.IsEmpty) throw new HttpIOException(HttpRequestError.ResponseEnded, "The emulator cut the answer.");
        var count = Math.Min(buffer.Length, _left.Length);
        _left.Span[..count].CopyTo(buffer);
        _left = _left[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

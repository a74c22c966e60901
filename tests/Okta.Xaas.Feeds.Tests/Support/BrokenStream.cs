using System.Text;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>A file on a disk that fails after so many bytes.</summary>
internal sealed class BrokenStream(string text, int readable) : MemoryStream(Encoding.UTF8.GetBytes(text))
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Left(buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Left(count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Left(buffer.Length)], cancellationToken);

    private int Left(int wanted) => Position < readable ? (int)Math.Min(wanted, readable - Position) : throw new IOException("the disk is gone");
}

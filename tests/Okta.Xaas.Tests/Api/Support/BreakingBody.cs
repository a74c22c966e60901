using System.Net;
using System.Text;

namespace Okta.Xaas.Tests.Api.Support;

/// <summary>A body that breaks off after its first bytes.</summary>
internal sealed class BreakingBody(string start, Exception fault) : Stream
{
    private readonly MemoryStream _start = new(Encoding.UTF8.GetBytes(start));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static Func<HttpResponseMessage> Answer(string start, Exception fault, int status = 200) => () =>
        new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(new BreakingBody(start, fault)) };

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _start.Read(buffer, offset, count);
        return read > 0 ? read : throw fault;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

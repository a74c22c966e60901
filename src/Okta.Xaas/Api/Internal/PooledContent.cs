using System.Net;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Api.Internal;

/// <summary>A body in pooled memory, sent without a copy. The memory goes back to the pool only when it is said that nobody reads it any more.</summary>
internal sealed class PooledContent : HttpContent
{
    private readonly PooledBuffer _buffer;
    private readonly HttpContent _bytes;
    private bool _isRead;

    public PooledContent(PooledBuffer buffer)
    {
        _buffer = buffer;
        _bytes = RequestBody.Ready(buffer.Memory);
        Headers.ContentType = _bytes.Headers.ContentType;
    }

    /// <summary>Lets the memory go back when the request is disposed of: Okta has answered, so the connection has read it.</summary>
    public void GiveBack() => _isRead = true;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _bytes.CopyToAsync(stream);

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => _bytes.CopyToAsync(stream, context, cancellationToken);
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _buffer.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _isRead) _buffer.Dispose();
        base.Dispose(disposing);
    }
}

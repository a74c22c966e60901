using System.Buffers;

namespace Okta.Xaas.Http.Internal;

/// <summary>The body of an answer, in memory, as far as it came; <see cref="Fault"/> says why it broke off.</summary>
internal sealed class ReceivedBody : ByteArrayContent
{
    /// <summary>An error says what it has to say at the start; a proxy's page can be long.</summary>
    public const int ErrorLimit = 64 * 1024;

    /// <summary>The longest answer is a page of 1,000 members, about 1 MB at worst.</summary>
    public const int AnswerLimit = 16 * 1024 * 1024;

    private readonly byte[] _bytes;
    private readonly int _length;

    private ReceivedBody(byte[] bytes, int length, Exception? fault)
        : base(bytes, 0, length)
    {
        _bytes = bytes;
        _length = length;
        Fault = fault;
    }

    public Exception? Fault { get; }

    /// <summary>The bytes without a byte order mark, which is no JSON.</summary>
    public ReadOnlyMemory<byte> Json
    {
        get
        {
            var bytes = _bytes.AsMemory(0, _length);
            return bytes.Span.StartsWith("\uFEFF"u8) ? bytes.Slice(3) : bytes;
        }
    }

    /// <summary>Reads the answer's body, once, and puts it in the place of the streaming one.</summary>
    public static async Task<ReceivedBody> ReceiveAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is ReceivedBody received) return received;
        using var content = response.Content;
        var body = await ReadAsync(content, response.IsSuccessStatusCode ? AnswerLimit : ErrorLimit, cancellationToken).ConfigureAwait(false);
        body.Headers.ContentType = content?.Headers.ContentType;
        response.Content = body;
        return body;
    }

    private static async Task<ReceivedBody> ReadAsync(HttpContent? content, int limit, CancellationToken cancellationToken)
    {
        if (content is null) return new ReceivedBody([], 0, null);
        using var memory = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(16 * 1024);
        Exception? fault = null;
        try
        {
#if NET
            using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
            using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            while (memory.Length < limit)
            {
                var wanted = (int)Math.Min(chunk.Length, limit - memory.Length);
#if NET
                var count = await stream.ReadAsync(chunk.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
#else
                var count = await stream.ReadAsync(chunk, 0, wanted, cancellationToken).ConfigureAwait(false);
#endif
                if (count == 0) break;
                memory.Write(chunk, 0, count);
            }

            // Unpacked, a small answer can be huge.
            if (limit == AnswerLimit && memory.Length == limit) fault = new IOException($"The answer is longer than {limit:N0} bytes and was not read on.");
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or InvalidDataException)
        {
            // Kept, not thrown: what came may be all that is needed, and the status did come.
            fault = exception;
        }

        ArrayPool<byte>.Shared.Return(chunk);
        return new ReceivedBody(memory.GetBuffer(), (int)memory.Length, fault);
    }
}

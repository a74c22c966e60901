namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>One way of reading and writing a part of an array, in every framework.</summary>
internal static class ByteReading
{
    public static async ValueTask<int> ReadPartAsync(this Stream stream, byte[] buffer, int start, int count, CancellationToken cancellationToken) =>
#if NET
        await stream.ReadAsync(buffer.AsMemory(start, count), cancellationToken).ConfigureAwait(false);
#else
        await stream.ReadAsync(buffer, start, count, cancellationToken).ConfigureAwait(false);
#endif

    public static async ValueTask WritePartAsync(this Stream stream, byte[] buffer, int count, CancellationToken cancellationToken) =>
#if NET
        await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
#else
        await stream.WriteAsync(buffer, 0, count, cancellationToken).ConfigureAwait(false);
#endif
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Records;

/// <inheritdoc cref="IFeedAudit" />
public sealed class FeedAudit : IFeedAudit
{
    private readonly IFeedRecords _records;
    private readonly string _identitySourceId;
    private readonly SnapshotOptions _options;

    /// <summary>Names the feed. With dependency injection, <c>AddOktaXaas(…).UseSnapshots(…)</c> does it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="identitySourceId">The identity source.</param>
    /// <param name="options">The same options that the runs have; the defaults when left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="store"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The id is <see langword="null"/> or blank.</exception>
    public FeedAudit(ISnapshotStore store, string identitySourceId, SnapshotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        (_records, _identitySourceId, _options) = (store.OpenRecords(identitySourceId), identitySourceId, options ?? new());
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<AuditEntry> ReadAsync(long after = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var key = await KeyAsync(await _records.ReadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        await foreach (var entry in AuditTrail.ReadAsync(_records, key, _identitySourceId, after, cancellationToken).ConfigureAwait(false)) yield return entry;
    }

    /// <inheritdoc />
    public async Task<AuditEnd> ReadEndAsync(CancellationToken cancellationToken = default)
    {
        var book = await _records.ReadAsync(cancellationToken).ConfigureAwait(false);
        var named = book.LastEntry;
        if (AuditHead.Read(book, out _) is { Number: > 0 } head && head.Number < named?.Number)
            named = await FindAsync(head.Number, cancellationToken).ConfigureAwait(false);
        return AuditTail.Of(book, named, await KeyAsync(book, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc />
    public async Task<AuditExport> ExportAsync(Stream stream, long after = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        AuditExport export = new(after, 0, 0);
        await foreach (var entry in ReadAsync(after, cancellationToken).ConfigureAwait(false))
        {
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, RecordsJsonContext.Default.AuditEntry), (byte)'\n'];
#if NET
            await stream.WriteAsync(line, cancellationToken).ConfigureAwait(false);
#else
            await stream.WriteAsync(line, 0, line.Length, cancellationToken).ConfigureAwait(false);
#endif
            export = new(entry.Number, export.Entries + 1, export.Invalid + (entry.Signature == AuditSignature.Invalid ? 1 : 0));
        }

        return export;
    }

    private async Task<StoredAuditEntry?> FindAsync(long number, CancellationToken cancellationToken) =>
        await _records.ReadAuditAsync(number - 1, 1, cancellationToken).ConfigureAwait(false) is { Count: > 0 } found ? found[0] : null;

    private async Task<RecordsKey?> KeyAsync(FeedBook book, CancellationToken cancellationToken) =>
        book.Source?.KeyCheck is null ? null : new(await HashKeys.OfAsync(book.Source, _options, cancellationToken).ConfigureAwait(false), _identitySourceId);
}

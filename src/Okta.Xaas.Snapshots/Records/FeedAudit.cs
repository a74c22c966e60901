using System.Runtime.CompilerServices;
using System.Text.Json;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Records;

/// <inheritdoc cref="IFeedAudit" />
public sealed class FeedAudit : IFeedAudit
{
    private const int PageSize = 500;

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
        var source = (await _records.ReadAsync(cancellationToken).ConfigureAwait(false)).Source;
        var key = source?.KeyCheck is null ? null : new RecordsKey(await HashKeys.OfAsync(source, _options, cancellationToken).ConfigureAwait(false), _identitySourceId);
        StoredAuditEntry? previous = null;
        if (after > 0)
        {
            var before = await _records.ReadAuditAsync(after - 1, 1, cancellationToken).ConfigureAwait(false);
            if (before.Count > 0 && before[0].Number == after) previous = before[0];
        }

        var last = after;
        while (true)
        {
            var page = await _records.ReadAuditAsync(last, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var stored in page)
            {
                yield return AuditText.Read(stored, previous, key, _identitySourceId);
                (previous, last) = (stored, stored.Number);
            }

            if (page.Count < PageSize) yield break;
        }
    }

    /// <inheritdoc />
    public async Task<long> ExportAsync(Stream stream, long after = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await foreach (var entry in ReadAsync(after, cancellationToken).ConfigureAwait(false))
        {
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(entry, RecordsJsonContext.Default.AuditEntry), (byte)'\n'];
#if NET
            await stream.WriteAsync(line, cancellationToken).ConfigureAwait(false);
#else
            await stream.WriteAsync(line, 0, line.Length, cancellationToken).ConfigureAwait(false);
#endif
            after = entry.Number;
        }

        return after;
    }
}

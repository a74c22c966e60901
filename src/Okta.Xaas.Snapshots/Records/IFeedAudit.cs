namespace Okta.Xaas.Snapshots.Records;

/// <summary>The audit trail of a feed: runs, approvals and outcomes, to which is only added. Every entry is signed with the store's key, and holds on to the one before.</summary>
/// <remarks>May be used concurrently, also while a run has the source. What cannot be read is a <see cref="SnapshotStoreException"/>.</remarks>
public interface IFeedAudit
{
    /// <summary>Reads the trail, in its order.</summary>
    /// <param name="after">The number after which to begin; 0 is the beginning. The entry before is read, too, as the first one's signature holds on to it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries, each with what its signature tells.</returns>
    IAsyncEnumerable<AuditEntry> ReadAsync(long after = 0, CancellationToken cancellationToken = default);

    /// <summary>Writes the trail as JSON lines, one entry a line.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="after">The number after which to begin; 0 is the beginning.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The number of the last entry that was written, to go on from; <paramref name="after"/> when there was none.</returns>
    /// <exception cref="ArgumentNullException">The stream is <see langword="null"/>.</exception>
    Task<long> ExportAsync(Stream stream, long after = 0, CancellationToken cancellationToken = default);
}

namespace Okta.Xaas.Snapshots.Records;

/// <summary>The audit trail of a feed: runs, approvals and outcomes, to which is only added. Every entry is signed with the store's key, and holds on to the one before; so is which one is the last.</summary>
/// <remarks>May be used concurrently, also while a run has the source. What cannot be read is a <see cref="SnapshotStoreException"/>.</remarks>
public interface IFeedAudit
{
    /// <summary>Reads the trail, in its order.</summary>
    /// <param name="after">The number after which to begin; 0 is the beginning. The entry before is read, too, as the first one's signature holds on to it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries, each with what its signature tells.</returns>
    IAsyncEnumerable<AuditEntry> ReadAsync(long after = 0, CancellationToken cancellationToken = default);

    /// <summary>Says whether the trail ends with the entry that was written last. Once the next run has begun, a cut end is a gap: the entry after it is <see cref="AuditSignature.Invalid"/>.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What is there, against what was written.</returns>
    /// <remarks>Who can write the store, and has kept what tells which entry is the last from an earlier time, can put that back together with the trail of then: hold the numbers against those of your last export.</remarks>
    Task<AuditEnd> ReadEndAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes the trail as JSON lines, one entry a line, each as soon as it is read.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="after">The number after which to begin; 0 is the beginning.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>What was written, and the number to go on from.</returns>
    /// <exception cref="ArgumentNullException">The stream is <see langword="null"/>.</exception>
    Task<AuditExport> ExportAsync(Stream stream, long after = 0, CancellationToken cancellationToken = default);
}

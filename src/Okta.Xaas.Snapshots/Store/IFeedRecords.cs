using System.Diagnostics.CodeAnalysis;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>
/// What is written down of an identity source beside what was imported: the state of its feed, approvals, and the audit trail, to which is only added. Read and written by
/// anybody at any time, also while a run has the source.
/// </summary>
/// <remarks>
/// <para>A store keeps texts and bytes, and knows nothing of their meaning; who writes them signs them. May be used concurrently.</para>
/// <para>What cannot be read or written is a <see cref="SnapshotStoreException"/>, by every member. Reading makes no store where there is none.</para>
/// </remarks>
[Experimental("OKTAXAAS002")]
public interface IFeedRecords
{
    /// <summary>Reads what there is now.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The book; empty where there is none yet.</returns>
    Task<FeedBook> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the book, and writes what was decided on it, in one transaction between which nobody else writes. Makes the store's tables if need be.</summary>
    /// <param name="decide">Gives what is to be written, <see langword="null"/> for nothing. Called once; it must be quick. What it throws ends the call, and nothing is written.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it is written, durably.</returns>
    Task ChangeAsync(Func<FeedBook, FeedBookChange?> decide, CancellationToken cancellationToken = default);

    /// <summary>Finds an approval, also one that is closed.</summary>
    /// <param name="approvalId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The approval; <see langword="null"/> when there is none.</returns>
    Task<StoredApproval?> FindApprovalAsync(string approvalId, CancellationToken cancellationToken = default);

    /// <summary>Reads the marks of the changes that an approval is about.</summary>
    /// <param name="approvalId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The parts as they were written; none of an approval that is closed.</returns>
    Task<IReadOnlyList<byte[]>> ReadApprovalMarksAsync(string approvalId, CancellationToken cancellationToken = default);

    /// <summary>Reads the audit trail, in its order.</summary>
    /// <param name="after">The number after which to begin; 0 is the beginning.</param>
    /// <param name="limit">How many entries at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The entries; none when there are no more.</returns>
    Task<IReadOnlyList<StoredAuditEntry>> ReadAuditAsync(long after, int limit, CancellationToken cancellationToken = default);
}

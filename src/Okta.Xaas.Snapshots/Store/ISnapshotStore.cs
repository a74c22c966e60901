using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots;

/// <summary>
/// Remembers what was last imported, for any number of identity sources: <see cref="SqliteSnapshotStore"/>, or PostgreSQL for several machines.
/// </summary>
/// <remarks>May be used by several threads and processes at once; each identity source by one of them at a time.</remarks>
public interface ISnapshotStore
{
    /// <summary>Takes an identity source for a run, if nobody else has it. Makes the store's tables if need be.</summary>
    /// <param name="identitySourceId">The identity source.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The source, until it is disposed; <see langword="null"/> while another run, of this process or another one, has it.</returns>
    /// <exception cref="SnapshotStoreException">The store cannot be opened.</exception>
    Task<ISnapshotLease?> TryAcquireAsync(string identitySourceId, CancellationToken cancellationToken = default);

    /// <summary>What is written down of an identity source beside what was imported; see <see cref="IFeedRecords"/>. Opens nothing by itself.</summary>
    /// <param name="identitySourceId">The identity source.</param>
    /// <returns>The records.</returns>
    IFeedRecords OpenRecords(string identitySourceId);
}

namespace Okta.Xaas.Snapshots.Status;

/// <summary>How a feed stands, as the store knows it: all machines answer alike.</summary>
/// <remarks>May be used concurrently, also while a run has the source. Needs no key of the hashes, and does not look at signatures. What is read sets the gauges of <see cref="FeedTelemetryNames"/>.</remarks>
public interface IFeedStatus
{
    /// <summary>Reads how the feed stands.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The state; nearly empty before the first run.</returns>
    /// <exception cref="SnapshotStoreException">The store cannot be read.</exception>
    Task<FeedState> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Writes down when the feed runs next: who plans its runs tells so after each, and when the plan changes.</summary>
    /// <param name="nextRunAt">When; <see langword="null"/> when no run is planned.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it is written.</returns>
    /// <exception cref="SnapshotStoreException">The store cannot be written.</exception>
    Task SetNextRunAsync(DateTimeOffset? nextRunAt, CancellationToken cancellationToken = default);
}

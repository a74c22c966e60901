namespace Okta.Xaas;

/// <summary>
/// Brings changes of people, groups and memberships into Okta: packs them into batches within Okta's limits, loads these into import
/// sessions, starts the imports, keeps the cooldown between sessions, and tells what became of every change.
/// </summary>
/// <remarks>
/// Hand in upserts of users and groups before memberships that name them. Several changes to the same entity may follow each other: they go
/// into different sessions, in their order. The methods may be called from any thread, but only one run at a time for an identity source.
/// </remarks>
public interface IIdentitySourceSynchronizer
{
    /// <summary>Synchronizes changes that are read as a stream: at most two sessions' worth of them is held, the one at Okta and the one that is packed meanwhile.</summary>
    /// <param name="changes">The changes, in their order.</param>
    /// <param name="progress">Told where the run stands, in order and from one thread at a time; it must return soon, as the run waits for it.</param>
    /// <param name="cancellationToken">Ends the run; an open session is then cancelled at Okta, so that nothing of it is imported.</param>
    /// <returns>The account of the run. Rejected changes are in it and do not fail the run; see <see cref="SyncResult.EnsureSuccess"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="changes"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A run for the same identity source is under way in this process.</exception>
    /// <exception cref="Journal.JournalException">The journal is in use by another process, or damaged; nothing was done.</exception>
    /// <exception cref="SynchronizationException">The run failed. It carries the account up to the failure.</exception>
    /// <exception cref="SynchronizationCanceledException">The token ended the run. It carries the account up to then.</exception>
    Task<SyncResult> SynchronizeAsync(
        IAsyncEnumerable<IdentityChange> changes,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="SynchronizeAsync(IAsyncEnumerable{IdentityChange}, IProgress{SyncProgress}?, CancellationToken)" />
    Task<SyncResult> SynchronizeAsync(
        IEnumerable<IdentityChange> changes,
        IProgress<SyncProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// After a crash: ends the sessions of a run that never came to its end, as the journal and Okta tell, so that the caller can choose what to
    /// hand in. <see cref="SynchronizeAsync(IAsyncEnumerable{IdentityChange}, IProgress{SyncProgress}?, CancellationToken)"/> does the same before it
    /// starts, and reports it in <see cref="SyncResult.Recovered"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the recovery; the next one begins anew.</param>
    /// <returns>The sessions of that run and what became of their changes; empty when the last run came to its end, and always with the default journal after a restart.</returns>
    /// <exception cref="InvalidOperationException">A run for the same identity source is under way in this process.</exception>
    /// <exception cref="Journal.JournalException">The journal is in use by another process, or damaged.</exception>
    /// <exception cref="OktaApiException">Okta refused, or did not answer: nothing is settled then, and the next recovery begins anew.</exception>
    Task<IReadOnlyList<RecoveredSession>> RecoverAsync(CancellationToken cancellationToken = default);

    /// <summary>Works out what a synchronization would take, without any request: batches, bytes, sessions, shortest time, and what would be rejected.</summary>
    /// <param name="changes">The changes, in their order.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="changes"/> is <see langword="null"/>.</exception>
    Task<SyncEstimate> EstimateAsync(IAsyncEnumerable<IdentityChange> changes, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="EstimateAsync(IAsyncEnumerable{IdentityChange}, CancellationToken)" />
    Task<SyncEstimate> EstimateAsync(IEnumerable<IdentityChange> changes, CancellationToken cancellationToken = default);
}

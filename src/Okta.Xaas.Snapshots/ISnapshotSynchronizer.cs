namespace Okta.Xaas.Snapshots;

/// <summary>
/// Brings an HR system's full list into Okta: compares it with what was last imported, sends the difference, and remembers what Okta has taken.
/// </summary>
/// <remarks>
/// <para>The methods may be called from any thread. One run at a time has an identity source, in all processes that share the store.</para>
/// <para>Each first ends what a run that was cut off has left behind, as the store and Okta tell. A crash at any instruction loses and doubles nothing: an
/// entity's new state is stored in the transaction that notes that its session is completed.</para>
/// </remarks>
public interface ISnapshotSynchronizer
{
    /// <summary>Works out what would be done, and sends nothing.</summary>
    /// <param name="snapshot">The full list.</param>
    /// <param name="options">What holds for this plan only.</param>
    /// <param name="progress">Told how many records of the list were read, every thousand, and in the end how many changes there are.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    /// <returns>The plan; dispose it. Safeguards that stop it are in it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="SnapshotReadException">A stream of the list failed.</exception>
    /// <exception cref="SnapshotBusyException">Another run has the identity source.</exception>
    /// <exception cref="SnapshotStoreException">The store cannot be used.</exception>
    /// <exception cref="OktaApiException">There is a run that was cut off, and Okta did not tell what became of it.</exception>
    Task<SynchronizationPlan> PlanAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Plans, and applies the plan unless a safeguard stops it.</summary>
    /// <param name="snapshot">The full list.</param>
    /// <param name="options">What holds for this run only.</param>
    /// <param name="progress">Told where the run stands: while the list is read and compared, and while its changes are sent, with their total.</param>
    /// <param name="cancellationToken">Ends the run; an open session is then cancelled at Okta.</param>
    /// <returns>The plan's numbers and the account.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="SafeguardException">A safeguard stopped the run. Nothing was sent.</exception>
    /// <exception cref="SnapshotReadException">A stream of the list failed. Nothing was sent.</exception>
    /// <exception cref="SnapshotBusyException">Another run has the identity source. Nothing was sent.</exception>
    /// <exception cref="SnapshotStoreException">The store cannot be used.</exception>
    /// <exception cref="SynchronizationException">The run failed, or the store could not note its end. What Okta has taken is stored, and the next run sends the rest.</exception>
    /// <exception cref="SynchronizationCanceledException">The token ended the run; likewise.</exception>
    Task<SnapshotResult> RunAsync(IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Applies a plan of this process, unless the store has moved on since it was made.</summary>
    /// <param name="plan">The plan. It is not disposed.</param>
    /// <param name="options">What holds for this run only: the safeguards of the plan that are allowed.</param>
    /// <param name="progress">Told where the run stands: while the list is read and compared, and while its changes are sent, with their total.</param>
    /// <param name="cancellationToken">Ends the run; an open session is then cancelled at Okta.</param>
    /// <returns>The plan's numbers and the account.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> is <see langword="null"/>.</exception>
    /// <exception cref="PlanOutdatedException">Something was imported since the plan was made, or it is of another identity source. Nothing was sent.</exception>
    /// <exception cref="SafeguardException">A safeguard stops the plan. Nothing was sent.</exception>
    /// <exception cref="SynchronizationException">The run failed. What Okta has taken is stored, and the next run sends the rest.</exception>
    Task<SnapshotResult> ApplyAsync(SynchronizationPlan plan, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Applies a plan that was saved and approved, perhaps in another process: reads the list again and goes on only if it still gives the same changes.</summary>
    /// <param name="approved">The summary of the approved plan; see <see cref="SynchronizationPlan.LoadSummaryAsync(string, CancellationToken)"/>. A saved plan has no values of people, so the list is needed once more.</param>
    /// <param name="snapshot">The full list.</param>
    /// <param name="options">What holds for this run only: the same as for the plan, and the safeguards that are allowed.</param>
    /// <param name="progress">Told where the run stands: while the list is read and compared, and while its changes are sent, with their total.</param>
    /// <param name="cancellationToken">Ends the run; an open session is then cancelled at Okta.</param>
    /// <returns>The plan's numbers and the account.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="approved"/> or <paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="PlanOutdatedException">The store or the list has moved on since. Nothing was sent.</exception>
    /// <exception cref="SafeguardException">A safeguard stops the plan. Nothing was sent.</exception>
    /// <exception cref="SynchronizationException">The run failed. What Okta has taken is stored, and the next run sends the rest.</exception>
    Task<SnapshotResult> ApplyAsync(PlanSummary approved, IdentitySnapshot snapshot, SnapshotRunOptions? options = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default);
}

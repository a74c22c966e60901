namespace Okta.Xaas.Snapshots.Reconciliation;

/// <summary>
/// Holds what the store takes for imported against what the org really has: people who are missing, waiting, deactivated, changed or left over, and groups and members that differ. It sends
/// nothing to Okta. It can correct the store, so that the next run sends exactly what differs, under the same safeguards; and make a store that was lost anew, without sending anybody.
/// </summary>
/// <remarks>
/// <para>People are read by <see cref="IOktaOrgApi"/>, 500 a call, which needs the scope <c>okta.apps.read</c> or an administrator's role that may read apps; where Okta refuses that, nothing is
/// done and the report says what is needed. Groups and members are read by the Identity Sources API, two calls or more each; groups that only Okta has by the scope <c>okta.groups.read</c>.</para>
/// <para>The org's people are put beside the stored ones in the store's own temporary tables: memory does not grow with them, but for the keys of groups and of what differs.</para>
/// <para>May be called from any thread; one reconciliation or run at a time has an identity source.</para>
/// </remarks>
public interface ISnapshotReconciler
{
    /// <summary>Compares, and changes nothing unless the options say so.</summary>
    /// <param name="options">What is done with the differences; only told when left out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="SnapshotReadException">A stream of <see cref="ReconciliationOptions.List"/> failed.</exception>
    /// <exception cref="SnapshotBusyException">A run has the identity source.</exception>
    /// <exception cref="SnapshotStoreException">The store cannot be used.</exception>
    /// <exception cref="OktaApiException">Okta did not answer, or with something else than a refusal (403 or 404); or it refused something after it had told of people. What was corrected by then stays corrected.</exception>
    Task<ReconciliationReport> ReconcileAsync(ReconciliationOptions? options = null, CancellationToken cancellationToken = default);
}

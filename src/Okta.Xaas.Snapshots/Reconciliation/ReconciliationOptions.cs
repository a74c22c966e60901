namespace Okta.Xaas.Snapshots.Reconciliation;

/// <summary>What is done with the differences.</summary>
public sealed class ReconciliationOptions
{
    /// <summary>
    /// Whether the store is corrected where the org has something else. Default <see langword="false"/>: it is only told. What differs is then sent by the next run as far as its list says something else
    /// than the org; who is left over in the org leaves with it unless the list has them. Nothing is sent by the reconciliation itself, and the run's safeguards hold.
    /// </summary>
    public bool Correct { get; set; }

    /// <summary>
    /// The HR system's full list, together with <see cref="Correct"/>. Those of whom the org has what the list says are stored as imported, so that the next run does not send them: this makes a lost store anew.
    /// Its groups are read first, before Okta is asked, and are held in memory; each stream is read once. Default <see langword="null"/>: whom the store did not know is sent once by the next run.
    /// </summary>
    public IdentitySnapshot? List { get; set; }
}

using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>That of a plan that was made of a list: in temporary files.</summary>
internal sealed class SpooledContent(PlanSpool spool, HeldBackNumbers heldBack, HeldBackList records, GivenNames given) : IPlanContent
{
    public IAsyncEnumerable<PlannedChange> ReadChangesAsync(CancellationToken cancellationToken) => spool.ReadAsync(heldBack, cancellationToken);

    public IAsyncEnumerable<HeldBackRecord> ReadHeldBackAsync(CancellationToken cancellationToken) => records.ReadAsync(cancellationToken);

    public IAsyncEnumerable<UniqueName> ReadGivenNamesAsync(CancellationToken cancellationToken) => given.ReadAsync(heldBack, cancellationToken);

    public void Dispose()
    {
        spool.Dispose();
        records.Dispose();
        given.Dispose();
    }
}

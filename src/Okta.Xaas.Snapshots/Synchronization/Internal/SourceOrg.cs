using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>Sees to it that a source's state is used for the org that it is of: against another one it would send deletes of people whom that one never had, and miss everybody else.</summary>
internal static class SourceOrg
{
    public static async Task EnsureAsync(ISnapshotLease lease, string identitySourceId, Uri oktaDomain, Uri? former, CancellationToken cancellationToken)
    {
        var (known, named) = (lease.Source.Org, NameOf(oktaDomain));
        if (known == named) return;
        if (known is not null && (former is null || NameOf(former) != known))
        {
            throw new SnapshotStoreException(
                $"The store has what was imported into identity source {identitySourceId} of {known}, and the options name {named} (OktaDomain). Nothing was done. Use a store of its own for each org. If it is the same org under a new name, set SnapshotOptions.FormerOktaDomain to https://{known} for one run.");
        }

        await lease.SetOrgAsync(named, cancellationToken).ConfigureAwait(false);
    }

    // An emulated org on this machine has another port at each start.
    private static string NameOf(Uri domain) => domain.IsLoopback ? "localhost" : domain.IdnHost.ToLowerInvariant();
}

using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>What a plan has beside its numbers.</summary>
internal interface IPlanContent : IDisposable
{
    IAsyncEnumerable<PlannedChange> ReadChangesAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<HeldBackRecord> ReadHeldBackAsync(CancellationToken cancellationToken);

    /// <summary>The texts that only one person may have and that the plan gives.</summary>
    IAsyncEnumerable<UniqueName> ReadGivenNamesAsync(CancellationToken cancellationToken);
}

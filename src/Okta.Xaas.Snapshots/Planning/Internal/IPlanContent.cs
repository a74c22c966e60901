namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>What a plan has beside its numbers.</summary>
internal interface IPlanContent : IDisposable
{
    IAsyncEnumerable<PlannedChange> ReadChangesAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<HeldBackRecord> ReadHeldBackAsync(CancellationToken cancellationToken);
}

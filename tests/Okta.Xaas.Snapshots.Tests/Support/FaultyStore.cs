using System.Reflection;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>A store whose leases do something else in the place of some methods, such as hanging.</summary>
/// <param name="inner">The store.</param>
/// <param name="instead">By a method's name, what its call gives; null where the lease itself is asked.</param>
internal sealed class FaultyStore(ISnapshotStore inner, Func<string, object?> instead) : ISnapshotStore
{
    public async Task<ISnapshotLease?> TryAcquireAsync(string identitySourceId, CancellationToken cancellationToken = default)
    {
        if (await inner.TryAcquireAsync(identitySourceId, cancellationToken) is not { } lease) return null;
        var faulty = DispatchProxy.Create<ISnapshotLease, FaultyLease>();
        ((FaultyLease)faulty).Take(lease, instead);
        return faulty;
    }

    public IFeedRecords OpenRecords(string identitySourceId) => inner.OpenRecords(identitySourceId);
}

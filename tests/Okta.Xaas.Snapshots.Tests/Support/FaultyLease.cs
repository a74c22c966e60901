using System.Reflection;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>See <see cref="FaultyStore"/>. The proxy is made as its subtype.</summary>
public class FaultyLease : DispatchProxy
{
    private ISnapshotLease _inner = null!;
    private Func<string, object?> _instead = null!;

    public void Take(ISnapshotLease inner, Func<string, object?> instead) => (_inner, _instead) = (inner, instead);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _instead(targetMethod!.Name) ?? targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
}

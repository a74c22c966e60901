using System.Runtime.ExceptionServices;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Hosting.Runs.Internal;

/// <summary>A list that could not be opened, as one that fails as soon as it is read: so the run is one, is noted, counted and logged as any other that failed.</summary>
internal static class FailedList
{
    public static IdentitySnapshot Of(Exception fault) => new() { Users = Throw(fault) };

    private static async IAsyncEnumerable<SnapshotUser> Throw(Exception fault)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        ExceptionDispatchInfo.Throw(fault);
        yield break;
    }
}

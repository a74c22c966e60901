using Okta.Xaas.Snapshots.Planning.Internal;

namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

internal static class Listed
{
    /// <summary>What differs, as a whole: a store has one connection, so that nothing can be written while a reading goes on.</summary>
    public static async Task<IReadOnlyList<T>> OfAsync<T>(IAsyncEnumerable<T> reading)
    {
        var all = new List<T>();
        await foreach (var one in reading.ConfigureAwait(false)) all.Add(one);
        return all;
    }

    /// <summary>A list with its groups read already: their keys are needed before the people are, and a stream is read once.</summary>
    public static async Task<(IdentitySnapshot Snapshot, IReadOnlyList<SnapshotGroup> Groups)> WithGroupsInHandAsync(IdentitySnapshot list, CancellationToken cancellationToken)
    {
        if (list.Groups is null) return (list, []);
        var groups = await OfAsync(ReadToEnd.OfAsync(list.Groups, EntityNames.Group, cancellationToken)).ConfigureAwait(false);
        return (new() { Users = list.Users, Groups = InHand(groups), Memberships = list.Memberships, Devices = list.Devices, Facts = list.Facts }, groups);
    }

    private static async IAsyncEnumerable<T> InHand<T>(IReadOnlyList<T> all)
    {
        foreach (var one in all) yield return one;
        await Task.CompletedTask.ConfigureAwait(false);
    }
}

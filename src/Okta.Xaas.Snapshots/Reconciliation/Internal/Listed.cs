namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

/// <summary>What differs, as a whole: a store has one connection, so that nothing can be written while a reading goes on.</summary>
internal static class Listed
{
    public static async Task<IReadOnlyList<T>> OfAsync<T>(IAsyncEnumerable<T> reading)
    {
        var all = new List<T>();
        await foreach (var one in reading.ConfigureAwait(false)) all.Add(one);
        return all;
    }
}

using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Store.Internal;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store.Cost;

/// <summary>A list whose rows are repeated costs the database in proportion to its length: what it does is counted, not timed.</summary>
public abstract class StagingCostTests
{
    private const int Chunk = 5_000;

    /// <summary>Opens a source on a connection on which the database's steps are counted.</summary>
    private protected abstract Task<ICountedStore> OpenAsync();

    [StoreFact]
    public Task A_person_who_is_repeated_and_is_in_as_many_groups() => CompareAsync(Repeat((0, 0)), groups: n => n);

    [StoreFact]
    public Task A_user_name_that_all_have() => CompareAsync(n => [.. Enumerable.Range(0, n).Select(i => (i, 0))], groups: _ => 1);

    [StoreFact]
    public Task Everybody_twice_in_one_group() => CompareAsync(n => [.. Enumerable.Range(0, n).Select(i => (i / 2, i / 2))], groups: _ => 1);

    [StoreFact]
    public Task One_key_with_as_many_names() => CompareAsync(n => [.. Enumerable.Range(0, n).Select(i => (0, i))], groups: n => n);

    private static Func<int, (int Key, int Name)[]> Repeat((int, int) row) => n => [.. Enumerable.Repeat(row, n)];

    private async Task CompareAsync(Func<int, (int Key, int Name)[]> users, Func<int, int> groups)
    {
        var few = await CountAsync(users(2_500), groups(2_500));
        var more = await CountAsync(users(10_000), groups(10_000));
        var many = await CountAsync(users(30_000), groups(30_000));

        // Sorting is a little more than in proportion.
        ((double)more / few).Should().BeLessThan(4 * 1.5, "four times as many rows; {0:N0} and {1:N0} steps", few, more);
        ((double)many / few).Should().BeLessThan(12 * 1.5, "twelve times as many rows; {0:N0} and {1:N0} steps", few, many);
    }

    private async Task<long> CountAsync((int Key, int Name)[] users, int groups)
    {
        await using var store = await OpenAsync();
        var lease = store.Lease;
        await lease.BeginStagingAsync(CancellationToken.None);
        foreach (var part in users.Select((user, row) => (user, row)).Chunk(Chunk))
        {
            await lease.StageAsync(EntityKind.User, [.. part.Select(p => new StagedEntity { Number = p.row, ExternalId = $"E{p.user.Key}", Row = p.row + 1, Hash = [1], NameHash = p.user.Name })], CancellationToken.None);
        }

        foreach (var part in Enumerable.Range(0, groups).Chunk(Chunk))
            await lease.StageAsync(EntityKind.Group, [.. part.Select(g => new StagedEntity { Number = g, ExternalId = $"G{g}", Row = g + 1, Hash = [1] })], CancellationToken.None);
        foreach (var part in users.Select((user, row) => new StagedMembership($"G{row % groups}", $"E{user.Key}", row + 1)).Chunk(Chunk)) await lease.StageMembershipsAsync(part, CancellationToken.None);

        await store.StartCountingAsync();
        await lease.CompleteStagingAsync(ManagedKinds.Users | ManagedKinds.Groups | ManagedKinds.Memberships, CancellationToken.None);
        (await lease.ReadConflictsAsync(CancellationToken.None).CountAsync()).Should().Be(users.Length);
        await lease.ReadDanglingMembershipsAsync(CancellationToken.None).CountAsync();
        await lease.ReadAddedMembershipsAsync(CancellationToken.None).CountAsync();
        await lease.ReadRemovedMembershipsAsync(CancellationToken.None).CountAsync();
        await lease.ReadRenamedAsync(CancellationToken.None).CountAsync();
        await lease.ReadMissingAsync(EntityKind.User, CancellationToken.None).CountAsync();
        return store.Steps;
    }

    private protected interface ICountedStore : IAsyncDisposable
    {
        ISnapshotLease Lease { get; }

        /// <summary>What the database has done since <see cref="StartCountingAsync"/>.</summary>
        long Steps { get; }

        Task StartCountingAsync();
    }

    private protected static async Task<ISnapshotLease> OpenAsync(SqlSession session) =>
        await SqlLease.OpenAsync(session, lockAsync: null, () => default, "0oacost", CancellationToken.None);
}

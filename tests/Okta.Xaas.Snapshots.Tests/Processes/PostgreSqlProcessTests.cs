using Npgsql;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Processes;

[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlProcessTests(PostgreSqlFixture postgreSql) : ProcessTests
{
    [StoreFact]
    public async Task Killed_while_the_commit_of_a_completed_session_is_under_way()
    {
        await using var org = await ProcessOrg.StartAsync(await NewStoreAsync());
        var store = (PostgreSqlTestStore)org.Store;
        var looks = 0;
        var completed = org.HoldAsync(r => r.Operation == "getIdentitySourceSession" && Interlocked.Increment(ref looks) == 2, afterEffect: true);
        var killed = org.Start();
        await completed;

        // Another transaction has the row, so that the commit waits until it is over.
        await using (var blocker = await store.Administration.OpenConnectionAsync())
        await using (var blocking = await blocker.BeginTransactionAsync())
        {
            await using (var command = new NpgsqlCommand($"SELECT id FROM {store.Schema}.xaas_source FOR UPDATE", blocker, blocking)) await command.ExecuteNonQueryAsync();
            org.ReleaseHeld();
            await WaitUntilBlockedAsync(store);
            await killed.KillAsync();
            await blocking.RollbackAsync();
        }

        var next = org.Start(BusyPolicy.Wait);
        (await next.ReadLineAsync()).Should().Be("begins");
        (await next.ReadLineAsync()).Should().EndWith(" after 1 recovered");
        (await next.WaitForExitAsync()).ExitCode.Should().Be(0);
        org.ExpectTheList();
        org.Imported(0).Should().OnlyHaveUniqueItems().And.HaveCount(62);
        (await org.PlanAsync()).Changes.Should().Be(0);
    }

    private protected override Task<TestStore> NewStoreAsync() => postgreSql.NewStoreAsync();

    private static async Task WaitUntilBlockedAsync(PostgreSqlTestStore store)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while ((await store.QueryAsync($"SELECT pid::text FROM pg_stat_activity WHERE application_name = '{store.Schema}' AND wait_event_type = 'Lock'")).Count == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
    }
}

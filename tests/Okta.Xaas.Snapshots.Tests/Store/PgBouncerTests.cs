using Npgsql;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>The store in PostgreSQL behind a real PgBouncer.</summary>
[OnPostgreSql]
[BehindPgBouncer]
[Collection(UsesPostgreSql.Name)]
public sealed class PgBouncerTests(PostgreSqlFixture postgreSql)
{
    [StoreFact]
    public Task In_transaction_mode_it_is_refused_before_anything_is_locked() => RefuseAsync("transaction", size: 10);

    [StoreFact]
    public Task In_transaction_mode_with_one_process_it_is_refused() => RefuseAsync("transaction", size: 1);

    [StoreFact]
    public Task In_session_mode_it_is_as_without_it() => UseAsync(size: 10);

    [StoreFact]
    public Task In_session_mode_with_one_process_the_run_has_it() => UseAsync(size: 1);

    [StoreFact]
    public async Task What_a_pooler_does_not_pass_on_is_said()
    {
        await using var home = (PostgreSqlTestStore)await postgreSql.NewStoreAsync();
        await using var pooler = await PgBouncer.StartAsync(postgreSql.Address, home, "session", 10);
        await using var store = new PostgreSqlSnapshotStore(new NpgsqlConnectionStringBuilder(pooler.Address.ConnectionString) { SearchPath = home.Schema }.ConnectionString);

        (await store.Invoking(s => s.TryAcquireAsync("0oa1")).Should().ThrowAsync<SnapshotStoreException>()).WithMessage("*search_path*set it for the role instead*");
    }

    private async Task RefuseAsync(string mode, int size)
    {
        await using var home = (PostgreSqlTestStore)await postgreSql.NewStoreAsync();
        await using var pooler = await PgBouncer.StartAsync(postgreSql.Address, home, mode, size);
        await using var store = new PostgreSqlSnapshotStore(pooler.Address.ConnectionString);

        (await store.Invoking(s => s.TryAcquireAsync("0oa1")).Should().ThrowAsync<SnapshotStoreException>()).WithMessage(
            "The store in PostgreSQL at 127.0.0.1:*there is a pooler in transaction mode before the server*Connect to the server itself, or to a pool in session mode (pool_mode = session).");

        await using var direct = await home.Open().TryAcquireAsync("0oa1");
        direct.Should().NotBeNull("the refused one has left no lock");
    }

    private async Task UseAsync(int size)
    {
        await using var home = (PostgreSqlTestStore)await postgreSql.NewStoreAsync();
        await using var pooler = await PgBouncer.StartAsync(postgreSql.Address, home, "session", size);
        await using var store = new PostgreSqlSnapshotStore(pooler.Address.ConnectionString);
        await using (var lease = (await store.TryAcquireAsync("0oa1"))!)
        {
            var state = new EntityState([1], [2], null);
            await lease.AppendAsync(
                new() { Event = Journal.JournalEvent.Uploading, At = default, SessionId = "s1", Changes = [new() { Index = 0, Kind = ChangeKind.UserUpsert, ExternalId = "E1" }] },
                new Dictionary<long, EntityState> { [0] = state },
                CancellationToken.None);
            await lease.AppendAsync(new() { Event = Journal.JournalEvent.SessionEnded, At = default, SessionId = "s1", Outcome = SessionOutcome.Imported }, new Dictionary<long, EntityState>(), CancellationToken.None);
            await lease.BeginStagingAsync(CancellationToken.None);
            (await lease.StageAsync(EntityKind.User, [new() { Number = 0, ExternalId = "E1", Row = 1, Hash = [9] }], CancellationToken.None)).Should().ContainSingle().Which.Stored.Should().BeEquivalentTo(state);
            (await home.Open().TryAcquireAsync("0oa1")).Should().BeNull("the run behind the pooler has it");
        }

        await using var next = await store.TryAcquireAsync("0oa1");
        next.Should().NotBeNull();
    }
}

using Npgsql;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Database;

/// <summary>What only a server shows: its types, a connection that breaks, a conversion that fails in the middle.</summary>
[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlReadingTests(PostgreSqlFixture postgreSql)
{
    private const string Secret = "Katarzyna";

    [StoreFact]
    public async Task Its_types_become_text()
    {
        const string Sql = """
            select 17::int8 as id, 'a@example.com'::varchar as mail, date '2026-11-02' as d, timestamp '2026-11-02 10:00' as ts, timestamptz '2026-11-02 10:00+02' as tz,
                1.50::numeric as n, 1.5::float4 as f, true as b, time '08:30' as t, interval '90 min' as i, ' x'::char(5) as c, null::int as z, '0a0b0c0d-0001-0002-0003-000000000004'::uuid as g
            """;
        await using var database = await OpenAsync();

        var user = await database.Reader.ReadUsersAsync(Sql, TestColumns.User([.. "d ts tz n f b t i c z g".Split(' ').Select(name => (name, name))])).SingleAsync();

        user.ExternalId.Should().Be("17");
        user.Attributes().Skip(2).Should().Equal(
            ("d", "2026-11-02"), ("ts", "2026-11-02T10:00:00"), ("tz", "2026-11-02T08:00:00Z"), ("n", "1.50"), ("f", "1.5"), ("b", "true"), ("t", "08:30:00"), ("i", "01:30:00"),
            ("c", "x"), ("z", null), ("g", "0a0b0c0d-0001-0002-0003-000000000004"));
    }

    [StoreFact]
    public async Task What_is_wrong_with_the_query_is_told_and_what_is_wrong_with_a_value_is_not()
    {
        await using var database = await OpenAsync();

        (await database.FaultOfAsync("select * from employees")).Message.Should().Be("the query of users failed: 42P01: relation \"employees\" does not exist POSITION: 15");
        foreach (var sql in new[]
        {
            $"select id, mail, x::int from (values (1, 'm', '1'), (2, 'm', '{Secret}')) v (id, mail, x)",
            $"select id, mail from (values (1, 'm', '1'), (2, 'm', '{Secret}')) v (id, mail, x) order by x::int",
            $"select 1 as id, 'm' as mail; select '{Secret}'::int",
        })
        {
            var fault = await database.FaultOfAsync(sql);
            fault.Message.Should().MatchRegex("^the query of users failed( in row 2| after its last row)?: PostgresException .SQLSTATE 22P02.; ");
            fault.ToString().Should().NotContain(Secret);
            fault.ProviderException!.Message.Should().Contain(Secret);
        }
    }

    [StoreFact]
    public async Task A_connection_that_is_cut_in_the_middle_is_not_the_end()
    {
        await using var database = await OpenAsync();
        var read = 0;

        var reading = async () =>
        {
            await foreach (var user in database.Reader.ReadUsersAsync("select i as id, repeat('x', 2000) || '@example.com' as mail from generate_series(1, 100000) i", TestColumns.User()))
            {
                if (++read == 10) await database.Store.TerminateAsync();
            }
        };

        (await reading.Should().ThrowAsync<SnapshotReadException>()).Which.Row.Should().BeInRange(11, 100_000);
    }

    [StoreFact]
    public async Task A_query_that_is_still_running_can_be_cancelled()
    {
        await using var database = await OpenAsync();
        using var cancellation = new CancellationTokenSource();
        var rows = database.Reader.ReadUsersAsync("select i as id, 'm' as mail, case when i > 1 then pg_sleep(3600) end from generate_series(1, 2) i", TestColumns.User())
            .GetAsyncEnumerator(cancellation.Token);
        var first = rows.MoveNextAsync().AsTask();

        await cancellation.CancelAsync();

        var reading = () => first;
        await reading.Should().ThrowAsync<OperationCanceledException>();
        await rows.DisposeAsync();
    }

    private async Task<Server> OpenAsync()
    {
        var store = (PostgreSqlTestStore)await postgreSql.NewStoreAsync();
        return new Server(store, NpgsqlDataSource.Create(store.Address));
    }

    private sealed record Server(PostgreSqlTestStore Store, NpgsqlDataSource Source) : IAsyncDisposable
    {
        public DbSnapshotReader Reader => new(Source);

        public async Task<SnapshotReadException> FaultOfAsync(string sql)
        {
            var read = () => Reader.ReadUsersAsync(sql, TestColumns.User()).CountAsync().AsTask();
            return (await read.Should().ThrowAsync<SnapshotReadException>()).Which;
        }

        public async ValueTask DisposeAsync()
        {
            await Source.DisposeAsync();
            await Store.DisposeAsync();
        }
    }
}

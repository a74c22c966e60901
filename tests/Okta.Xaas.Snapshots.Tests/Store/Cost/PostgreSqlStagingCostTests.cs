using System.Text.Json;
using Npgsql;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Store.Internal;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Snapshots.Tests.Store.Cost;

/// <summary>PostgreSQL tells for each step of its plans how many rows it has given and how many it has looked at in vain.</summary>
[OnPostgreSql]
[Collection(UsesPostgreSql.Name)]
public sealed class PostgreSqlStagingCostTests(PostgreSqlFixture postgreSql) : StagingCostTests
{
    private protected override async Task<ICountedStore> OpenAsync()
    {
        var store = await postgreSql.NewStoreAsync();
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(store.Address) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return new Counted(store, connection, await OpenAsync(new SqlSession(connection, new PostgreSqlDialect(), "The store")));
    }

    private sealed class Counted(TestStore store, NpgsqlConnection connection, ISnapshotLease lease) : ICountedStore
    {
        public ISnapshotLease Lease => lease;

        public long Steps { get; private set; }

        public async Task StartCountingAsync()
        {
            connection.Notice += (_, e) =>
            {
                if (e.Notice.MessageText.IndexOf("plan:", StringComparison.Ordinal) is var start and >= 0) Count(JsonDocument.Parse(e.Notice.MessageText.AsMemory(start + "plan:".Length)).RootElement.GetProperty("Plan"));
            };
            await using var command = new NpgsqlCommand(
                """
                LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_analyze = on; SET auto_explain.log_timing = off; SET auto_explain.log_format = 'json';
                SET client_min_messages = 'log'
                """,
                connection);
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await store.DisposeAsync();
        }

        private void Count(JsonElement node)
        {
            var loops = Of("Actual Loops");
            Steps += (long)(loops * (Of("Actual Rows") + Of("Rows Removed by Filter") + Of("Rows Removed by Join Filter") + Of("Rows Removed by Index Recheck")));
            if (!node.TryGetProperty("Plans", out var parts)) return;
            foreach (var part in parts.EnumerateArray()) Count(part);

            double Of(string name) => node.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        }
    }
}

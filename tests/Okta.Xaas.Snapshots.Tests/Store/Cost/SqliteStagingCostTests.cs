using Microsoft.Data.Sqlite;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Store.Internal;
using SQLitePCL;

namespace Okta.Xaas.Snapshots.Tests.Store.Cost;

/// <summary>SQLite tells how many instructions its machine has run.</summary>
public sealed class SqliteStagingCostTests : StagingCostTests
{
    private protected override async Task<ICountedStore> OpenAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return new Counted(connection, await OpenAsync(new SqlSession(connection, new SqliteDialect(), "The store")));
    }

    private sealed class Counted(SqliteConnection connection, ISnapshotLease lease) : ICountedStore
    {
        private const int Instructions = 100;

        public ISnapshotLease Lease => lease;

        public long Steps { get; private set; }

        public Task StartCountingAsync()
        {
            raw.sqlite3_progress_handler(connection.Handle, Instructions, Count, null);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();

        private int Count(object? user)
        {
            Steps += Instructions;
            return 0;
        }
    }
}

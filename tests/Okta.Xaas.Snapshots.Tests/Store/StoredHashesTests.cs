using Microsoft.Data.Sqlite;
using Okta.Xaas.Snapshots.Store.Internal;

namespace Okta.Xaas.Snapshots.Tests.Store;

/// <summary>The hashes by which most of a list need not be looked up.</summary>
public sealed class StoredHashesTests
{
    [Fact]
    public async Task Who_came_since_they_were_counted_is_to_be_looked_up()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var asked = 0;
        connection.CreateFunction("asked", () => ++asked);

        // A source that was lost without notice: the second one is there after the two rows were counted through.
        await using (var make = connection.CreateCommand())
        {
            make.CommandText = """
                CREATE TABLE people (number integer, external_id text, hash blob);
                INSERT INTO people VALUES (1, 'E1', zeroblob(16)), (2, 'E2', zeroblob(16));
                CREATE TEMP VIEW xaas_entity AS SELECT 1 AS source, 0 AS kind, external_id, hash FROM people WHERE asked() > 2 OR number = 1;
                """;
            await make.ExecuteNonQueryAsync();
        }

        await using var transaction = connection.BeginTransaction();

        var hashes = await StoredHashes.ReadAsync(new(connection, transaction, new SqliteDialect(), CancellationToken.None), 1, EntityKind.User);

        asked.Should().Be(4);
        hashes.Has("E1", new byte[16]).Should().BeTrue();
        hashes.Has("E2", new byte[16]).Should().BeFalse();
    }
}

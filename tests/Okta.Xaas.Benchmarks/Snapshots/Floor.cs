using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Okta.Xaas.Benchmarks.Snapshots;

/// <summary>The least that a comparison in SQLite can cost: the list is read, and each key written once.</summary>
internal static class Floor
{
    public static async Task WriteAsync(string path, int users, TextWriter output)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var create = connection.CreateCommand();
        create.CommandText = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE keys (external_id text NOT NULL PRIMARY KEY, hash blob NOT NULL) WITHOUT ROWID";
        await create.ExecuteNonQueryAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var insert = connection.CreateCommand();
        insert.Transaction = (SqliteTransaction)transaction;
        insert.CommandText = "INSERT INTO keys VALUES (@id, @hash)";
        var id = insert.Parameters.Add("@id", SqliteType.Text);
        insert.Parameters.Add("@hash", SqliteType.Blob).Value = new byte[16];
        await foreach (var user in DifferenceMeasurement.ListAsync(users, changed: true))
        {
            id.Value = user.ExternalId;
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        var elapsed = clock.GetElapsedTime(started);
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"  floor       {elapsed.TotalSeconds,6:F2} s ({process.TotalProcessorTime.TotalSeconds:F1} s of processor time), {process.PeakWorkingSet64 / 1e6,4:F0} MB at most in memory"));
    }
}

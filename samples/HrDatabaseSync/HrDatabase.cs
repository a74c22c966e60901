using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Okta.Xaas.Feeds;

namespace HrDatabaseSync;

/// <summary>The HR system's database, by the settings under <c>HrDatabase</c>.</summary>
internal sealed class HrDatabase
{
    public static DbSnapshotReader Open(IConfiguration settings)
    {
        var connectionString = settings["ConnectionString"] ?? throw new InvalidOperationException("HrDatabase:ConnectionString is missing in the settings.");
        return settings["Provider"] switch
        {
            "Sqlite" => new DbSnapshotReader(OpenSqlite(connectionString)),
            "PostgreSql" => new DbSnapshotReader(() => new NpgsqlConnection(connectionString)),
            var other => throw new InvalidOperationException($"HrDatabase:Provider is '{other}'; it must be Sqlite or PostgreSql. For any other database, give DbSnapshotReader its connections here."),
        };
    }

    private static Func<DbConnection> OpenSqlite(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString);
        file.DataSource = Path.Combine(AppContext.BaseDirectory, file.DataSource);
        if (!File.Exists(file.DataSource)) MakeUp(file.DataSource);
        Console.WriteLine($"HR database: {file.DataSource}");
        return () => new SqliteConnection(file.ToString());
    }

    // Under another name first, so that nobody ever takes half of it for the whole.
    private static void MakeUp(string path)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString()))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "made-up-hr.sql"));
            command.ExecuteNonQuery();
        }

        File.Move(unfinished, path, overwrite: true);
    }
}

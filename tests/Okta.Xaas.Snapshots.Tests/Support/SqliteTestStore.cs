using System.Text;
using Microsoft.Data.Sqlite;

namespace Okta.Xaas.Snapshots.Tests.Support;

internal sealed class SqliteTestStore : TestStore
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaas-snapshots-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "state.db");

    public override string Address => Path;

    public override ISnapshotStore Open() => new SqliteSnapshotStore(Path);

    public override async Task<string> DumpAsync()
    {
        var all = new StringBuilder();
        foreach (var file in _folder.GetFiles("state.db*").Where(f => f.Extension != ".lock")) all.Append(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.FullName)));
        return all.ToString();
    }

    public override async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    protected override string Database => "sqlite";

    public override ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return default;
    }
}

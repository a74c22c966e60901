using System.Text;
using Npgsql;

namespace Okta.Xaas.Snapshots.Tests.Support;

internal sealed class PostgreSqlTestStore(NpgsqlDataSource administration, NpgsqlConnectionStringBuilder address, string schema) : TestStore
{
    private readonly List<PostgreSqlSnapshotStore> _opened = [];

    public NpgsqlDataSource Administration => administration;

    public string Schema => schema;

    public override string Address => address.ConnectionString;

    public override ISnapshotStore Open()
    {
        _opened.Add(new(address.ConnectionString));
        return _opened[^1];
    }

    public override async Task<string> DumpAsync()
    {
        var all = new StringBuilder();
        await using var connection = await administration.OpenConnectionAsync();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = @schema", connection) { Parameters = { new("schema", schema) } })
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        }

        foreach (var table in tables)
        {
            using var export = await connection.BeginTextExportAsync($"COPY {schema}.{table} TO STDOUT");
            all.Append(table).Append('\n').Append(await export.ReadToEndAsync());
        }

        return all.ToString();
    }

    /// <summary>Cuts the connections of those who use the store, as a server does that is stopped, and waits until they are gone.</summary>
    public async Task TerminateAsync() => await QueryAsync($"SELECT pg_terminate_backend(pid, 60000)::text FROM pg_stat_activity WHERE application_name = '{schema}'");

    protected override string Database => "postgresql";

    public override async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await administration.OpenConnectionAsync();
#pragma warning disable CA2100 // A test's own text.
        await using var command = new NpgsqlCommand($"SET search_path = {schema}; {sql}", connection);
#pragma warning restore CA2100
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>Does something that must not be within a transaction.</summary>
    public async Task ExecuteOutsideAsync(string sql)
    {
        await using var command = administration.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task ExecuteAsync(string sql)
    {
        await using var connection = await administration.OpenConnectionAsync();
#pragma warning disable CA2100 // A test's own text.
        await using var command = new NpgsqlCommand($"SET search_path = {schema}; {sql}", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var store in _opened) await store.DisposeAsync();
        await ExecuteAsync($"DROP SCHEMA {schema} CASCADE");
    }
}

using System.Globalization;
using Npgsql;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Hosting.Tests.Processes;

/// <summary>One PostgreSQL server for all tests of services, each of which has a database of its own, which can be taken away for a while.</summary>
public sealed class ServiceDatabase : IAsyncLifetime
{
    private PostgreSqlServer? _server;
    private NpgsqlDataSource? _administration;
    private int _made;

    public async Task InitializeAsync()
    {
        // The tests are skipped, and yet the fixture is made.
        if (PostgreSqlServer.WhyNot is not null) return;
        _server = await PostgreSqlServer.StartAsync();
        _administration = NpgsqlDataSource.Create(_server.Address);
    }

    public async Task DisposeAsync()
    {
        if (_administration is not null) await _administration.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    internal async Task<(string Name, string Address)> NewAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"service_{Interlocked.Increment(ref _made)}");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return (name, new NpgsqlConnectionStringBuilder(_server!.Address.ConnectionString) { Database = name }.ConnectionString);
    }

    /// <summary>Cuts all connections, and lets nobody in.</summary>
    internal async Task TakeAwayAsync(string name)
    {
        await ExecuteAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    internal Task BringBackAsync(string name) => ExecuteAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true");

    private async Task ExecuteAsync(string statement)
    {
        await using var command = _administration!.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Where there is no PostgreSQL, the tests say what is missing and are skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlServer.WhyNot;
}

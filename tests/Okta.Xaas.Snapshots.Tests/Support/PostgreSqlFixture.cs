using System.Globalization;
using Npgsql;

namespace Okta.Xaas.Snapshots.Tests.Support;

/// <summary>One server for all tests on PostgreSQL, each of which has a schema of its own.</summary>
public sealed class PostgreSqlFixture : IAsyncLifetime
{
    private PostgreSqlServer? _server;
    private NpgsqlDataSource? _administration;
    private int _made;

    public async Task InitializeAsync()
    {
        // The tests are skipped, and yet the fixture is made.
        if (PostgreSqlServer.WhyNot is not null) return;
        _server = await PostgreSqlServer.StartAsync();
        await using var postgres = NpgsqlDataSource.Create(_server.Address);

        // One that sorts by a language, as many servers do: the store must not depend on it.
        await using (var create = postgres.CreateCommand("CREATE DATABASE snapshots TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'")) await create.ExecuteNonQueryAsync();
        _administration = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_server.Address.ConnectionString) { Database = "snapshots" });
    }

    public async Task DisposeAsync()
    {
        if (_administration is not null) await _administration.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    internal NpgsqlConnectionStringBuilder Address => _server!.Address;

    internal async Task<TestStore> NewStoreAsync()
    {
        var schema = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _made)}");
        var store = new PostgreSqlTestStore(_administration!, new(_server!.Address.ConnectionString) { Database = "snapshots", SearchPath = schema, ApplicationName = schema }, schema);
        await store.ExecuteAsync($"CREATE SCHEMA {schema}");
        return store;
    }
}

/// <summary>The tests that share the server run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class UsesPostgreSql : ICollectionFixture<PostgreSqlFixture>
{
    public const string Name = "PostgreSQL";
}

using Microsoft.Data.Sqlite;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>A database in memory, with an SQL function <c>fail(row, value)</c> that a query can break off with.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly string _connectionString = $"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly SqliteConnection _keepsItAlive;

    public TestDatabase(string sql = "")
    {
        _keepsItAlive = new SqliteConnection(_connectionString);
        _keepsItAlive.Open();
        Execute(sql);
    }

    public DbSnapshotReader Reader => new(Connect);

    /// <summary>How many connections were asked for.</summary>
    public int Connections { get; private set; }

    public SqliteConnection Connect()
    {
        Connections++;
        var connection = new SqliteConnection(_connectionString);
        connection.CreateFunction("fail", (string value) => value.Length > 0 ? throw new InvalidOperationException($"cannot convert '{value}'") : value);
        return connection;
    }

    public void Execute(string sql)
    {
        using var command = _keepsItAlive.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        if (sql.Length > 0) command.ExecuteNonQuery();
    }

    public void Dispose() => _keepsItAlive.Dispose();
}

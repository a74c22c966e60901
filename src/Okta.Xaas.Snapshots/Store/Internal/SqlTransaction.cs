using System.Data.Common;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>What can be done within a transaction.</summary>
internal sealed class SqlTransaction(DbConnection connection, DbTransaction transaction, SqlDialect dialect, CancellationToken cancellationToken)
{
    public async Task<int> ExecuteAsync(string sql, params (string Name, object? Value)[] values)
    {
        using var command = CommandOf(connection, transaction, dialect, sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, params (string Name, object? Value)[] values)
    {
        var rows = new List<T>();
        await ReadAsync(sql, reader => rows.Add(read(reader)), values).ConfigureAwait(false);
        return rows;
    }

    public async Task ReadAsync(string sql, Action<DbDataReader> read, params (string Name, object? Value)[] values)
    {
        using var command = CommandOf(connection, transaction, dialect, sql, values);
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) read(reader);
    }

    public async Task<long> CountAsync(string sql, params (string Name, object? Value)[] values) =>
        (await QueryAsync(sql, reader => reader.GetInt64(0), values).ConfigureAwait(false))[0];

    public Task InsertAsync(SqlTable table, IReadOnlyList<object?[]> rows) =>
        rows.Count == 0 ? Task.CompletedTask : dialect.InsertAsync(connection, transaction, table, rows, cancellationToken);

    internal static DbCommand CommandOf(DbConnection connection, DbTransaction? transaction, SqlDialect dialect, string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        dialect.SetTimeLimit(command);
#pragma warning disable CA2100 // Every text is a constant of this package; what comes from outside goes in as a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

using System.Data.Common;

namespace Okta.Xaas.Snapshots.Store.Internal;

internal sealed class SqliteDialect : SqlDialect
{
    public override string Bytes => "blob";

    public override string OrderedByKey => " WITHOUT ROWID";

    public override async Task InsertAsync(DbConnection connection, DbTransaction transaction, SqlTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        // A statement that is prepared once is SQLite's own way to take in many rows: there is no network to save.
        var names = string.Join(", ", table.Columns.Select(c => c.Name));
        var places = string.Join(", ", table.Columns.Select(c => "@" + c.Name));
        using var command = SqlTransaction.CommandOf(connection, transaction, $"INSERT INTO {table.Name} ({names}) VALUES ({places})", []);
        foreach (var column in table.Columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + column.Name;
            command.Parameters.Add(parameter);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Without statistics SQLite takes the key of a table, which is what is wanted here.
    public override string? Analyze(string table) => null;
}

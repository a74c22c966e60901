#if NET
using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace Okta.Xaas.Snapshots.Store.Internal;

internal sealed class PostgreSqlDialect : SqlDialect
{
    public override string Bytes => "bytea";

    public override string OrderedByKey => "";

    public override async Task InsertAsync(DbConnection connection, DbTransaction transaction, SqlTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        // The copy protocol sends all rows in one go.
        var names = string.Join(", ", table.Columns.Select(c => c.Name));
        var importer = await ((NpgsqlConnection)connection).BeginBinaryImportAsync($"COPY {table.Name} ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
        await using (importer.ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
                for (var i = 0; i < row.Length; i++)
                {
                    if (row[i] is null) await importer.WriteNullAsync(cancellationToken).ConfigureAwait(false);
                    else await importer.WriteAsync(row[i]!, TypeOf(table.Columns[i].Type), cancellationToken).ConfigureAwait(false);
                }
            }

            await importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // What is staged is new to the planner, and it would take a table of a million rows for a small one.
    public override string? Analyze(string table) => $"ANALYZE {table}";

    private static NpgsqlDbType TypeOf(SqlType type) => type switch
    {
        SqlType.Small => NpgsqlDbType.Smallint,
        SqlType.Big => NpgsqlDbType.Bigint,
        SqlType.Text => NpgsqlDbType.Text,
        _ => NpgsqlDbType.Bytea,
    };
}
#endif

using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Okta.Xaas.Snapshots.Store.Internal;

internal sealed class SqliteDialect : SqlDialect
{
    public const string MendOfDamage = "The file is damaged, or no store: put a backup in its place, or move it and the files beside it away; a new one imports everything once more.";

    // SQLite's own result codes.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IOError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public override string Bytes => "blob";

    public override string Text => "text";

    public override string OrderedByKey => " WITHOUT ROWID";

    public override string ForOneTransaction => "";

    public override string HasTables => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'xaas_schema'";

    public override string? LockForMigration => null;

    public override IEnumerable<string> OnlyAddedTo(string table) =>
    [
        $"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END",
        $"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END",
    ];

    public override DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public override Task VerifyAsync(SqlTransaction transaction, bool migrated, string name) => SqliteChecksum.VerifyAsync(transaction, migrated, name);

    public override Task InsertAsync(DbConnection connection, DbTransaction transaction, SqlTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        // A statement that is prepared once is SQLite's own way to take in many rows. It is used below ADO.NET, whose commands cost several times as much for each row.
        var database = ((SqliteConnection)connection).Handle!;
        var names = string.Join(", ", table.Columns.Select(c => c.Name));
        var places = string.Join(", ", table.Columns.Select(_ => "?"));
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO {table.Name} ({names}) VALUES ({places})", out var statement), database);
        using (statement)
        {
            object?[]? last = null;
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var i = 0; i < row.Length; i++)
                {
                    // What is bound stays so from row to row.
                    if (last is null || !ReferenceEquals(row[i], last[i])) Check(Bind(statement, i + 1, row[i]), database);
                }

                last = row;
                if (raw.sqlite3_step(statement) is not raw.SQLITE_DONE and var failed) Check(failed, database);
                Check(raw.sqlite3_reset(statement), database);
            }
        }

        return Task.CompletedTask;
    }

    // Without statistics SQLite takes the key of a table, which is what is wanted here.
    public override string? Analyze(string table) => null;

    // The connection's own: it is how long a command waits for another process's transaction.
    public override void SetTimeLimit(DbCommand command)
    {
    }

    public override string? MendOf(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked } => "Another program has the file locked: close it, or wait for it.",
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } => "Give this process the right to write the file and its folder.",
        SqliteException { SqliteErrorCode: Full or IOError } => "See that its disk and the one of the temporary folder have space and are sound.",
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => MendOfDamage,
        SqliteException or InvalidOperationException => "Run again: the next run ends what this one has left behind.",
        _ => null,
    };

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        short number => raw.sqlite3_bind_int64(statement, place, number),
        string text => raw.sqlite3_bind_text(statement, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new ArgumentException($"A column of type {value.GetType().Name} is not known.", nameof(value)),
    };

    private static void Check(int code, sqlite3 database) => SqliteException.ThrowExceptionForRC(code, database);
}

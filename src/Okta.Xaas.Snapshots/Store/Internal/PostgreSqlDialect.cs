using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Npgsql;
using NpgsqlTypes;

namespace Okta.Xaas.Snapshots.Store.Internal;

internal sealed class PostgreSqlDialect : SqlDialect
{
    public override string Bytes => "bytea";

    // The order of a language changes with the server's operating system, and an index with it; that of bytes never does.
    public override string Text => "text COLLATE \"C\"";

    public override string OrderedByKey => "";

    // Rows that are deleted would stay in the table's file, and every later chunk would read over them.
    public override string ForOneTransaction => " ON COMMIT DELETE ROWS";

    // CREATE TABLE IF NOT EXISTS asks for the right to make tables, even when they are there.
    public override string HasTables => "SELECT COUNT(to_regclass('xaas_schema'))";

    // Every transaction that changes what lasts begins with the row of its source: who waits for that table has locked no other.
    public override string? LockForMigration => "LOCK TABLE xaas_source IN ACCESS EXCLUSIVE MODE";

    public override IEnumerable<string> OnlyAddedTo(string table) =>
    [
        $"CREATE FUNCTION {table}_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{table} is only added to'; END $$",
        $"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_keep()",
    ];

    public override DbTransaction BeginReading(DbConnection connection) => ((NpgsqlConnection)connection).BeginTransaction(IsolationLevel.RepeatableRead);

    public override async Task InsertAsync(DbConnection connection, DbTransaction transaction, SqlTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        // The copy protocol sends all rows in one go.
        var names = string.Join(", ", table.Columns.Select(c => c.Name));
        var importer = await ((NpgsqlConnection)connection).BeginBinaryImportAsync($"COPY {table.Name} ({names}) FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
        await using (importer.ConfigureAwait(false))
        {
            importer.Timeout = Timeout.InfiniteTimeSpan;
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

    // What is new to the planner, a table of a million rows, it would take for a small one. Who does not own a table gets a warning only.
    public override string? Analyze(string table) => $"ANALYZE (SKIP_LOCKED) {table}";

    // None: comparing millions takes longer than Npgsql's 30 seconds, and the run's token ends a command, too.
    public override void SetTimeLimit(DbCommand command) => command.CommandTimeout = 0;

    public override string? MendOf(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            "Mend the user or the password of the connection string, or the server's pg_hba.conf.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => "Make the database, or name another one in the connection string.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidSchemaName } => "Make the first schema of the role's search path, or set Search Path in the connection string.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
            "Let the role make temporary tables in the database and tables in the schema; or let the role that owns the tables make or update them by a run of its own, and let this one read and write them.",
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => "Connect to the primary server, and with a role that may write.",
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => "Let the server have more connections; a run needs one.",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "Give the server's disk more space.",
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => "Set the role's statement_timeout higher, or to 0.",
        PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow } => "The server is starting or stopping: run again when it is up.",
        PostgresException { SqlState: PostgresErrorCodes.UntranslatableCharacter } => "Make a database whose encoding is UTF8.",
        PostgresException { SqlState: PostgresErrorCodes.ProtocolViolation } protocol when protocol.MessageText.Contains("startup parameter", StringComparison.Ordinal) =>
            "The pooler does not pass it on: leave it out of the connection string and set it for the role instead (ALTER ROLE … SET …).",
        NpgsqlException { InnerException: SocketException } or SocketException =>
            "See that the server runs, and that the host and the port of the connection string are right and can be reached from here.",
        NpgsqlException { InnerException: AuthenticationException } or AuthenticationException => "Mend the server's certificate, or SSL Mode and Root Certificate of the connection string.",
        NpgsqlException or IOException or TimeoutException or InvalidOperationException => "Run again: the next run, here or on another machine, ends what this one has left behind.",
        _ => null,
    };

    private static NpgsqlDbType TypeOf(SqlType type) => type switch
    {
        SqlType.Small => NpgsqlDbType.Smallint,
        SqlType.Big => NpgsqlDbType.Bigint,
        SqlType.Text => NpgsqlDbType.Text,
        _ => NpgsqlDbType.Bytea,
    };
}

using Npgsql;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>
/// A pooler between a run and the server. A run's lock and temporary tables are one server process's: a pooler in session mode gives it one for as long as it is connected, one in
/// transaction mode a new one for each transaction, and the lock stays with somebody else.
/// </summary>
internal sealed class PostgreSqlPooler
{
    private const int Tries = 3;

    // How long a second connection is waited for; a pooler in session mode may have no more than one.
    private const int PatienceInSeconds = 5;

    private readonly int _process;
    private readonly string _name;

    private PostgreSqlPooler(int process, string name) => (_process, _name) = (process, name);

    /// <summary>Finds out whether there is one, and refuses it in transaction mode, before anything is locked.</summary>
    /// <returns>What is to be held to its process; null when the connection is the server's own.</returns>
    public static async Task<PostgreSqlPooler?> FindAsync(NpgsqlDataSource dataSource, NpgsqlConnection connection, SqlDialect dialect, string name, CancellationToken cancellationToken)
    {
        try
        {
            // A pooler makes up the process that it tells a connection at its beginning.
            var pooler = new PostgreSqlPooler(await ProcessOfAsync(connection, 0, cancellationToken).ConfigureAwait(false), name);
            if (pooler._process == connection.ProcessID) return null;

            // More than once: somebody else may just have got the process.
            for (var i = 0; i < Tries; i++)
            {
                var other = await OtherProcessAsync(dataSource, cancellationToken).ConfigureAwait(false);
                pooler.Ensure(other != pooler._process);
                // The first one has the only process there is, and keeps it.
                if (other is null) break;
                pooler.Ensure(await ProcessOfAsync(connection, 0, cancellationToken).ConfigureAwait(false) == pooler._process);
            }

            return pooler;
        }
        catch (Exception exception) when (SqlSession.FaultOf(dialect, name, exception) is not null)
        {
            throw SqlSession.FaultOf(dialect, name, exception)!;
        }
    }

    /// <summary>Refuses to go on in another process.</summary>
    public async Task EnsureSameAsync(SqlTransaction transaction) => Ensure(await transaction.CountAsync("SELECT CAST(pg_backend_pid() AS bigint)").ConfigureAwait(false) == _process);

    // In transaction mode the next one gets the process that the last one has just left, while that one is still connected.
    private static async Task<int?> OtherProcessAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        try
        {
            var other = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await ProcessOfAsync(other, PatienceInSeconds, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await other.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (NpgsqlException exception) when (exception.InnerException is TimeoutException)
        {
            return null;
        }
    }

    private static async Task<int> ProcessOfAsync(NpgsqlConnection connection, int timeLimitInSeconds, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_backend_pid()", connection) { CommandTimeout = timeLimitInSeconds };
        return (int)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private void Ensure(bool isSession)
    {
        if (isSession) return;
        throw new SnapshotStoreException(
            $"{_name} cannot be used: there is a pooler in transaction mode before the server, PgBouncer with pool_mode = transaction or the like. A run's lock and its temporary tables are one server process's, and such a pooler gives each transaction another one. Connect to the server itself, or to a pool in session mode (pool_mode = session).");
    }
}

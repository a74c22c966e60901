#if NET
using System.Data;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Okta.Xaas.Snapshots.Store.Internal;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>A store in a PostgreSQL database, for several processes and machines: an identity source is one run's at a time, by an advisory lock.</summary>
/// <remarks>
/// <para>The tables, whose names begin with <c>xaas_</c>, are made in the first schema of the connection's search path. The role needs to be allowed to make tables there and
/// temporary tables. Several identity sources may share a database.</para>
/// <para>The lock is that of the run's own connection, on which everything is written: when the server gives the lock away, because the process died or the
/// connection broke, the run can write no more and ends before its next act at Okta. Connect to the server directly or by a pooler in session mode.</para>
/// <para>Safe to use concurrently. Not for .NET Framework.</para>
/// </remarks>
public sealed class PostgreSqlSnapshotStore : ISnapshotStore, IAsyncDisposable, IDisposable
{
    // What all processes lock while they make the tables; no identity source has it.
    private const long SchemaLock = 0x6F6B74615F786161;

    private static readonly PostgreSqlDialect Dialect = new();

    private readonly NpgsqlDataSource _dataSource;
    private readonly bool _isOwn;

    /// <summary>Names the database.</summary>
    /// <param name="connectionString">How to connect, as Npgsql takes it.</param>
    /// <exception cref="ArgumentException">The connection string is blank or cannot be read.</exception>
    public PostgreSqlSnapshotStore(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        _dataSource = NpgsqlDataSource.Create(connectionString);
        _isOwn = true;
    }

    /// <summary>Takes a data source of the application.</summary>
    /// <param name="dataSource">The data source; it stays the caller's.</param>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    public PostgreSqlSnapshotStore(NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        _dataSource = dataSource;
    }

    /// <inheritdoc />
    public async Task<ISnapshotLease?> TryAcquireAsync(string identitySourceId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        try
        {
            var connection = await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await TryAcquireAsync(connection, identitySourceId, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await ReleaseAsync(connection).ConfigureAwait(false);
                throw;
            }
        }
        catch (NpgsqlException exception)
        {
            throw new SnapshotStoreException($"The store in PostgreSQL cannot be opened: {exception.Message}", exception);
        }
    }

    /// <summary>Closes the connections, unless the data source is the caller's.</summary>
    public void Dispose()
    {
        if (_isOwn) _dataSource.Dispose();
    }

    /// <summary>Closes the connections, unless the data source is the caller's.</summary>
    /// <returns>When they are closed.</returns>
    public ValueTask DisposeAsync() => _isOwn ? _dataSource.DisposeAsync() : default;

    private static async Task<SqlLease?> TryAcquireAsync(NpgsqlConnection connection, string identitySourceId, CancellationToken cancellationToken)
    {
        var session = new SqlSession(connection, Dialect);
        if (await session.InTransactionAsync(transaction => TryLockAsync(transaction, identitySourceId), cancellationToken).ConfigureAwait(false))
        {
            await session.InTransactionAsync(CreateTablesAsync, cancellationToken).ConfigureAwait(false);
            return await SqlLease.OpenAsync(session, () => ReleaseAsync(connection), identitySourceId, cancellationToken).ConfigureAwait(false);
        }

        await ReleaseAsync(connection).ConfigureAwait(false);
        return null;
    }

    // A pool keeps the connection, and with it the lock, until somebody else uses it.
    private static async ValueTask ReleaseAsync(NpgsqlConnection connection)
    {
        await using (connection.ConfigureAwait(false))
        {
            if (connection.State != ConnectionState.Open) return;
            using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
            try
            {
                await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (NpgsqlException) when (connection.State != ConnectionState.Open)
            {
                // The connection is gone, and the server has given its locks away.
            }
        }
    }

    private static async Task<bool> TryLockAsync(SqlTransaction transaction, string identitySourceId) =>
        (await transaction.QueryAsync("SELECT pg_try_advisory_lock(@key)", reader => reader.GetBoolean(0), ("key", KeyOf(identitySourceId))).ConfigureAwait(false))[0];

    private static async Task CreateTablesAsync(SqlTransaction transaction)
    {
        await transaction.QueryAsync("SELECT pg_advisory_xact_lock(@key)", _ => true, ("key", SchemaLock)).ConfigureAwait(false);
        await SqlSchema.CreateAsync(transaction, Dialect).ConfigureAwait(false);
    }

    private static long KeyOf(string identitySourceId) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes("Okta.Xaas.Snapshots " + identitySourceId)));
}
#endif

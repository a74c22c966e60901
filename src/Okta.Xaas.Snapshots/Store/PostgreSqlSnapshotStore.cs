using System.Data;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Store.Internal;

namespace Okta.Xaas.Snapshots;

/// <summary>A store in a PostgreSQL database, for several processes and machines: an identity source is one run's at a time, by an advisory lock.</summary>
/// <remarks>
/// <para>The tables, whose names begin with <c>xaas_</c>, are made in the first schema of the connection's search path. The role needs to be allowed to make tables there, unless
/// they are there, and temporary tables. Several identity sources may share a database. Its encoding must be UTF8.</para>
/// <para>The lock is that of the run's own connection, on which everything is written: when the server gives the lock away, because the process died or the
/// connection broke, the run can write no more and ends before its next act at Okta. Connect to the server directly or by a pooler in session mode:
/// one in transaction mode is refused.</para>
/// <para>Safe to use concurrently.</para>
/// </remarks>
public sealed class PostgreSqlSnapshotStore : ISnapshotStore, IAsyncDisposable, IDisposable
{
    // What all processes lock while they open a source; no identity source has it.
    private const long OpeningLock = 0x6F6B74615F786161;

    // A server that does not end idle sessions, as a run is idle while Okta imports; that soon sees that a machine is gone; whose commits survive a crash; and
    // that sorts a list of a million in memory.
    private const string Settings = """
        SELECT set_config(name, CASE name WHEN 'synchronous_commit' THEN 'on' WHEN 'tcp_keepalives_idle' THEN '60' WHEN 'tcp_keepalives_interval' THEN '10'
            WHEN 'tcp_keepalives_count' THEN '6' WHEN 'work_mem' THEN '64MB' ELSE '0' END, false)
        FROM pg_settings
        WHERE name IN ('idle_session_timeout', 'tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count')
            OR (name = 'synchronous_commit' AND setting = 'off') OR (name = 'work_mem' AND CAST(setting AS bigint) < 65536)
        """;

    private static readonly PostgreSqlDialect Dialect = new();

    private readonly NpgsqlDataSource _dataSource;
    private readonly bool _isOwn;
    private readonly string _name;

    /// <summary>Names the database.</summary>
    /// <param name="connectionString">How to connect, as Npgsql takes it.</param>
    /// <exception cref="ArgumentException">The connection string is blank or cannot be read, or has multiplexing.</exception>
    public PostgreSqlSnapshotStore(string connectionString)
        : this(Create(connectionString)) => _isOwn = true;

    /// <summary>Takes a data source of the application.</summary>
    /// <param name="dataSource">The data source, without multiplexing; it stays the caller's.</param>
    /// <exception cref="ArgumentNullException">The argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The data source has multiplexing.</exception>
    public PostgreSqlSnapshotStore(NpgsqlDataSource dataSource)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        var text = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString);
        if (text.Multiplexing) throw new ArgumentException("The connection has multiplexing, and the lock of an identity source is one connection's: leave Multiplexing out.", nameof(dataSource));
        _name = $"The store in PostgreSQL at {text.Host}:{text.Port}, database {text.Database ?? text.Username}, user {text.Username},";
        _dataSource = dataSource;
    }

    /// <inheritdoc />
    /// <exception cref="SnapshotStoreException">The server cannot be reached or used, or there is a pooler in transaction mode before it.</exception>
    public async Task<ISnapshotLease?> TryAcquireAsync(string identitySourceId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pooler = await PostgreSqlPooler.FindAsync(_dataSource, connection, Dialect, _name, cancellationToken).ConfigureAwait(false);
            var session = new SqlSession(connection, Dialect, _name, pooler is null ? null : pooler.EnsureSameAsync);
            if (await session.InTransactionAsync(transaction => TryLockAsync(transaction, identitySourceId), cancellationToken).ConfigureAwait(false))
                return await SqlLease.OpenAsync(session, LockOpeningAsync, () => ReleaseAsync(connection), identitySourceId, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await ReleaseAsync(connection).ConfigureAwait(false);
            throw;
        }

        await ReleaseAsync(connection).ConfigureAwait(false);
        return null;
    }

    /// <inheritdoc />
    public IFeedRecords OpenRecords(string identitySourceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        return new SqlFeedRecords(identitySourceId, new OwnRecordsAccess(OpenAsync, CloseAsync, LockOpeningAsync));

        async Task<SqlSession?> OpenAsync(bool toWrite, CancellationToken cancellationToken) => new(await this.OpenAsync(cancellationToken).ConfigureAwait(false), Dialect, _name);

        static ValueTask CloseAsync(SqlSession session)
        {
            session.Dispose();
            return default;
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

    private static NpgsqlDataSource Create(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        try
        {
            return NpgsqlDataSource.Create(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Npgsql names the part that it could not read, which may be a piece of a password.
            throw new ArgumentException(
                "The connection string of the store in PostgreSQL cannot be read. Write it as Npgsql takes it, Host=…;Database=…;Username=…;Password=…, with quotes around a value that has a semicolon or an equals sign.",
                nameof(connectionString));
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (SqlSession.FaultOf(Dialect, _name, exception) is not null)
        {
            throw SqlSession.FaultOf(Dialect, _name, exception)!;
        }
    }

    // A pool would keep the connection, and with it the lock and what was staged, until somebody else uses it.
    private static async ValueTask ReleaseAsync(NpgsqlConnection connection)
    {
        try
        {
            if (connection.State != ConnectionState.Open) return;
            using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all(); DISCARD TEMP", connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // Not to go back to the pool: the server gives the lock away when the connection is closed.
            NpgsqlConnection.ClearPool(connection);
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> TryLockAsync(SqlTransaction transaction, string identitySourceId)
    {
        var encoding = (await transaction.QueryAsync("SHOW server_encoding", reader => reader.GetString(0)).ConfigureAwait(false))[0];
        if (encoding != "UTF8") throw new SnapshotStoreException($"{_name} cannot be used: its encoding is {encoding}, which does not have every key. Make a database whose encoding is UTF8.");
        var locked = (await transaction.QueryAsync("SELECT pg_try_advisory_lock(@key)", reader => reader.GetBoolean(0), ("key", KeyOf(identitySourceId))).ConfigureAwait(false))[0];
        if (locked) await transaction.QueryAsync(Settings, _ => true).ConfigureAwait(false);
        return locked;
    }

    private static Task LockOpeningAsync(SqlTransaction transaction) =>
        transaction.QueryAsync("SELECT pg_advisory_xact_lock(@key)", _ => true, ("key", OpeningLock));

    private static long KeyOf(string identitySourceId) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes("Okta.Xaas.Snapshots " + identitySourceId)), 0);
}

using Microsoft.Data.Sqlite;
using Okta.Xaas.Snapshots.Store.Internal;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>A store in one SQLite file, which is made when it is not there. For one machine.</summary>
/// <remarks>
/// <para>Several identity sources may share the file. Beside it are files with <c>-wal</c>, <c>-shm</c> and, for each source, <c>.lock</c> behind its name
/// while a run is under way. Use a local disk: locks on network shares are not to be relied on.</para>
/// <para>Safe to use concurrently; the constructor opens nothing.</para>
/// </remarks>
public sealed class SqliteSnapshotStore : ISnapshotStore
{
    private static readonly SqliteDialect Dialect = new();

    private readonly string _path;

    /// <summary>Names the file.</summary>
    /// <param name="path">The file's path. Its folder must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is <see langword="null"/> or blank.</exception>
    public SqliteSnapshotStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
    }

    /// <inheritdoc />
    public async Task<ISnapshotLease?> TryAcquireAsync(string identitySourceId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        if (!Directory.Exists(Path.GetDirectoryName(_path)))
            throw new SnapshotStoreException($"The store {_path} cannot be opened: its folder does not exist. Make the folder, or name a file in another one.");
        if (TryLock(identitySourceId) is not { } held) return null;
        SqlSession? session = null;
        try
        {
            session = new(Open(), Dialect);
            await session.InTransactionAsync(transaction => SqlSchema.CreateAsync(transaction, Dialect), cancellationToken).ConfigureAwait(false);
            return await SqlLease.OpenAsync(session, Release, identitySourceId, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            await Release().ConfigureAwait(false);
            if (exception is SqliteException) throw new SnapshotStoreException($"The store {_path} cannot be opened: {exception.Message}", exception);
            throw;
        }

        ValueTask Release()
        {
            session?.Dispose();
            held.Dispose();
            return default;
        }
    }

    // The operating system lets go of it when the process dies.
    private FileStream? TryLock(string identitySourceId)
    {
        var path = $"{_path}.{identitySourceId}.lock";
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new SnapshotStoreException($"The store's lock {path} cannot be made: {exception.Message}", exception);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw new SnapshotStoreException($"The store's lock {path} cannot be made: {exception.Message}", exception);
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // FULL: what is committed survives the loss of power. The cache is bounded, in KiB; what is staged goes to a temporary file beyond it.
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA temp_store = FILE; PRAGMA temp.cache_size = -32768;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

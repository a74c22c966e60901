using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Okta.Xaas.Snapshots.Store.Internal;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>A store in one SQLite file, which is made when it is not there. For one machine.</summary>
/// <remarks>
/// <para>Several identity sources may share the file. While it is open there are files with <c>-wal</c> and <c>-shm</c> behind its name, and for each source an
/// empty one with <c>.lock</c>, which stays. Use a local disk: locks on network shares are not to be relied on.</para>
/// <para>Safe to use concurrently; the constructor opens nothing.</para>
/// </remarks>
public sealed class SqliteSnapshotStore : ISnapshotStore
{
    private static readonly SqliteDialect Dialect = new();

    // What the operating systems say of a file that somebody else has locked: EAGAIN of Linux and macOS, and Windows' sharing and lock violation.
    private static readonly int[] LockedResults = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    private readonly string _path;
    private readonly TimeSpan _waitForOthers;

    /// <summary>Names the file.</summary>
    /// <param name="path">The file's path. Its folder must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is <see langword="null"/> or blank.</exception>
    public SqliteSnapshotStore(string path)
        : this(path, TimeSpan.FromSeconds(30))
    {
    }

    internal SqliteSnapshotStore(string path, TimeSpan waitForOthers)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
        _waitForOthers = waitForOthers;
    }

    private string Name => $"The store {_path}";

    /// <inheritdoc />
    public async Task<ISnapshotLease?> TryAcquireAsync(string identitySourceId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        if (!Directory.Exists(Path.GetDirectoryName(_path)))
            throw new SnapshotStoreException($"{Name} cannot be opened: its folder does not exist. Make the folder, or name a file in another one.");
        if (TryLock(identitySourceId) is not { } held) return null;
        SqlSession? session = null;
        try
        {
            session = new(Open(), Dialect, Name);
            return await SqlLease.OpenAsync(session, lockAsync: null, Release, identitySourceId, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await Release().ConfigureAwait(false);
            throw;
        }

        ValueTask Release()
        {
            session?.Dispose();
            held.Dispose();
            return default;
        }
    }

    // The operating system lets go of it when the process dies. It is never deleted: another process might be about to lock it.
    private FileStream? TryLock(string identitySourceId)
    {
        var path = $"{_path}.{FileNameOf(identitySourceId)}.lock";
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException exception) when (LockedResults.Contains(exception.HResult))
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotStoreException($"{Name} cannot be opened: the lock {path} cannot be made ({exception.Message.TrimEnd('.')}). Give this process the right to write the folder.", exception);
        }
    }

    // Ids differ by case, and file names do not everywhere.
    private static string FileNameOf(string identitySourceId) =>
        string.Concat(Encoding.UTF8.GetBytes(identitySourceId).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

    private SqliteConnection Open()
    {
        var text = new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, DefaultTimeout = (int)_waitForOthers.TotalSeconds };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // FULL: what is committed survives the loss of power. The cache is bounded, in KiB; what is staged goes to a temporary file beyond it.
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA temp_store = FILE; PRAGMA temp.cache_size = -16384;";
            command.ExecuteNonQuery();
            return connection;
        }
        catch (Exception exception)
        {
            connection.Dispose();
            if (SqlSession.FaultOf(Dialect, Name, exception) is { } fault) throw fault;
            throw;
        }
    }
}

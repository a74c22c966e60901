using System.Globalization;
using System.Text;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Snapshots.Store.Internal;

namespace Okta.Xaas.Snapshots;

/// <summary>A store in one SQLite file, which is made when it is not there. For one machine.</summary>
/// <remarks>
/// <para>Several identity sources may share the file. While it is open there are files with <c>-wal</c> and <c>-shm</c> behind its name, and for each source a
/// small one with <c>.lock</c>, which stays. All are made for their owner only; on Windows they inherit the rights of the folder. Use a local disk: locks on network shares are not to be relied on.</para>
/// <para>Safe to use concurrently; the constructor opens nothing.</para>
/// </remarks>
public sealed class SqliteSnapshotStore : ISnapshotStore
{
    // In the locks, once the store has been made: so an empty file is not taken for a new one.
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("The store beside this file has been made.\n");

    // What the operating systems say of a file that somebody else has locked: EAGAIN of Linux and macOS, and Windows' sharing and lock violation.
    private static readonly int[] LockedResults = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    private readonly string _path;
    private readonly SqliteFile _file;

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
        _file = new(_path, waitForOthers);
    }

    private string Name => _file.Name;

    /// <inheritdoc />
    public async Task<ISnapshotLease?> TryAcquireAsync(string identitySourceId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        EnsurePlace();
        if (TryLock(identitySourceId) is not { } held) return null;
        SqlSession? session = null;
        try
        {
            session = new(_file.Open(WasThere()), new SqliteDialect(), Name);
            var lease = await SqlLease.OpenAsync(session, lockAsync: null, Release, identitySourceId, cancellationToken).ConfigureAwait(false);
            SetMark(held);
            return lease;
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

    /// <inheritdoc />
    public IFeedRecords OpenRecords(string identitySourceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(identitySourceId);
        return new SqlFeedRecords(identitySourceId, new OwnRecordsAccess(OpenAsync, CloseAsync, lockAsync: null));

        Task<SqlSession?> OpenAsync(bool toWrite, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!toWrite && !File.Exists(_path)) return Task.FromResult<SqlSession?>(null);
            EnsurePlace();
            return Task.FromResult<SqlSession?>(new(_file.Open(WasThere(), looksThrough: false), new SqliteDialect(), Name));
        }

        static ValueTask CloseAsync(SqlSession session)
        {
            session.Dispose();
            return default;
        }
    }

    private void EnsurePlace()
    {
        if (!Directory.Exists(Path.GetDirectoryName(_path)))
            throw new SnapshotStoreException($"{Name} cannot be opened: its folder does not exist. Make the folder, or name a file in another one.");
        if (Directory.Exists(_path)) throw new SnapshotStoreException($"{Name} cannot be opened: this is a folder. Name a file.");
    }

    // The operating system lets go of it when the process dies. It is never deleted: another process might be about to lock it.
    private FileStream? TryLock(string identitySourceId)
    {
        var path = $"{_path}.{FileNameOf(identitySourceId)}.lock";
        try
        {
            return OwnerOnlyFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
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

    // By what any source has left, as all share the file.
    private bool WasThere() => Directory.EnumerateFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + ".*.lock").Any(file => new FileInfo(file).Length > 0);

    private void SetMark(FileStream held)
    {
        if (held.Length > 0) return;
        try
        {
            held.Write(Mark, 0, Mark.Length);
            held.Flush(flushToDisk: true);
        }
        catch (IOException exception)
        {
            throw new SnapshotStoreException($"{Name} cannot be used: the lock {held.Name} cannot be written ({exception.Message.TrimEnd('.')}). Give its disk space.", exception);
        }
    }

    // Ids differ by case, and file names do not everywhere.
    private static string FileNameOf(string identitySourceId) =>
        string.Concat(Encoding.UTF8.GetBytes(identitySourceId).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
}

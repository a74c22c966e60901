using Microsoft.Data.Sqlite;

namespace Okta.Xaas.Snapshots.Store.Internal;

/// <summary>The file of a store in SQLite: made for its owner only, and looked through before anything is believed of it.</summary>
/// <param name="path">The file's full path.</param>
/// <param name="waitForOthers">How long a command waits for another process's transaction.</param>
internal sealed class SqliteFile(string path, TimeSpan waitForOthers)
{
    private static readonly SqliteDialect Dialect = new();
    private static readonly object Making = new();

    public string Name => $"The store {path}";

    /// <summary>Opens the file, and makes it if it was never there.</summary>
    /// <param name="wasThere">Whether a store has been there before.</param>
    public SqliteConnection Open(bool wasThere)
    {
        Prepare(wasThere);
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = (int)waitForOthers.TotalSeconds };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();

            // FULL: what is committed survives the loss of power. The cache is bounded, in KiB; what is staged goes to a temporary file beyond it.
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA temp_store = FILE; PRAGMA temp.cache_size = -16384;";
            command.ExecuteNonQuery();
            command.CommandText = "PRAGMA quick_check(1)";
            var found = (string)command.ExecuteScalar()!;
            if (found != "ok") throw new SnapshotStoreException($"{Name} cannot be used: {found.Replace('\n', ' ').Trim(' ', '.')}. {SqliteDialect.MendOfDamage}");

            // Now it is known to be a store: the rights of whatever else somebody has named are not touched.
            WithRights(() =>
            {
                foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
                {
                    if (File.Exists(file)) OwnerOnlyFile.Restrict(file);
                }
            });
            return connection;
        }
        catch (Exception exception)
        {
            connection.Dispose();
            if (SqlSession.FaultOf(Dialect, Name, exception) is { } fault) throw fault;
            throw;
        }
    }

    // A file that is there is only looked at, never opened: closing it would let go of the locks that SQLite has on it for other sources of this process.
    private void Prepare(bool wasThere)
    {
        // What is beside it first: it is there only after the file has a content.
        wasThere |= new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };
        if (wasThere && new FileInfo(path) is { Exists: true, Length: 0 })
        {
            throw new SnapshotStoreException(
                $"{Name} is empty, and a store was there before: it is not taken for a new one, as who left since the last run would never be deleted. Put a backup in its place; or, to begin anew, move it and the files beside it away.");
        }

        // What SQLite puts beside it gets the same rights.
        lock (Making)
        {
            if (!File.Exists(path)) WithRights(Make);
        }
    }

    private void Make()
    {
        try
        {
            OwnerOnlyFile.Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process has just made it.
        }
    }

    private void WithRights(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotStoreException(
                $"{Name} cannot be opened: {exception.Message.TrimEnd('.', ' ')}. Give this process the right to write the file and its folder; if others may read or write it, let its owner take that right away (chmod o-rwx).", exception);
        }
    }
}

using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Endings;

namespace Okta.Xaas.Tool.Connection;

/// <summary>
/// Where it is kept what was imported. It belongs to an org: that of an emulated one is gone with the program, unless the user wants to keep it. That of a real one
/// must last, so it lies with the user's data and not beside the program, which the next update replaces.
/// </summary>
internal sealed class StoreChoice : IDisposable
{
    private const string FileName = "okta-xaas.db";

    private readonly DirectoryInfo? _temporary;
    private readonly string? _file;

    private StoreChoice(Func<ISnapshotStore> open, string about, string? file = null, DirectoryInfo? temporary = null) => (Open, About, _file, _temporary) = (open, about, file, temporary);

    public Func<ISnapshotStore> Open { get; }

    /// <summary>Which one it is, for the user.</summary>
    public string About { get; }

    /// <summary>Why there is nothing to look at: a file that is to last, and is not there. Null when there may be something.</summary>
    public string? Missing => _file is null || _temporary is not null || File.Exists(_file) ? null : $"there is no state {_file}: the first sync makes it; where one was made before, name that one with --state";

    /// <summary>For a command that only looks, which must not make an empty one in the place of one whose name was mistyped.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public void EnsureThere()
    {
        if (Missing is { } why) throw new UsageException(why);
    }

    public static StoreChoice Choose(string? file, string? postgreSql, bool isEmulated)
    {
        if (file is not null) return OfFile(file, isEmulated ? $"{file}; the emulated org begins empty all the same" : file);
        if (isEmulated)
        {
            var folder = Directory.CreateTempSubdirectory("okta-xaas-");
            return OfFile(Path.Combine(folder.FullName, FileName), "a temporary file, as the emulated org ends with this program; --state keeps one", folder);
        }

        if (postgreSql is not null) return new StoreChoice(() => OfPostgreSql(postgreSql), "the PostgreSQL database of the setting Store:PostgreSql");
        var ofUser = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        if (ofUser.Length == 0) throw new UsageException("this user has no folder for the state; name a file with --state");
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(ofUser, "Okta.Xaas")).FullName, FileName);
        return OfFile(path, path);
    }

    public void Dispose() => _temporary?.Delete(recursive: true);

    private static PostgreSqlSnapshotStore OfPostgreSql(string connectionString)
    {
        try
        {
            return new(connectionString);
        }
        catch (ArgumentException fault)
        {
            throw new SnapshotStoreException(fault.Message.Split(" (Parameter")[0], fault);
        }
    }

    private static StoreChoice OfFile(string path, string about, DirectoryInfo? temporary = null) => new(() => new SqliteSnapshotStore(path), about, path, temporary);
}

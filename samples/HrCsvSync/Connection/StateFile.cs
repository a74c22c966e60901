namespace HrCsvSync.Connection;

/// <summary>
/// Where it is kept what was imported. It belongs to an org: that of an emulated one is gone with the program, unless the user wants to keep it. That of a real one
/// must last, so it lies with the user's data and not beside the program, which the next build or update replaces.
/// </summary>
internal sealed class StateFile : IDisposable
{
    private const string FileName = "hr-csv-sync.db";

    private readonly DirectoryInfo? _temporary;

    private StateFile(string path, string about, DirectoryInfo? temporary = null) => (Path, About, _temporary) = (path, about, temporary);

    public string Path { get; }

    /// <summary>Which one it is, for the user.</summary>
    public string About { get; }

    public static StateFile Choose(string? given, bool isEmulated)
    {
        if (given is not null) return new StateFile(given, isEmulated ? $"{given}; the emulated org begins empty all the same" : given);
        if (isEmulated)
        {
            var folder = Directory.CreateTempSubdirectory("hr-csv-sync-");
            return new StateFile(System.IO.Path.Combine(folder.FullName, FileName), "a temporary file, as the emulated org ends with this program; --state keeps one", folder);
        }

        var ofUser = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        if (ofUser.Length == 0) throw new UsageException("this user has no folder for the state; name a file with --state");
        var path = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(ofUser, "Okta.Xaas")).FullName, FileName);
        return new StateFile(path, path);
    }

    public void Dispose() => _temporary?.Delete(recursive: true);
}

using System.Text.Json;

namespace Okta.Xaas.Emulator.Persistence;

/// <summary>The file itself: read whole, and replaced whole.</summary>
internal static class SavedOrgFile
{
    /// <summary>Reads it; null when there is none yet.</summary>
    /// <exception cref="InvalidDataException">It is there, but can't be used. It is left as it is.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static SavedOrg? Read(string path, string identitySourceId)
    {
        if (!File.Exists(path)) return null;
        SavedOrg saved;
        using (var file = File.OpenRead(path))
        {
            try
            {
                saved = JsonSerializer.Deserialize(file, SavedJson.Strict.SavedOrg) ?? throw Unusable(path, "it holds nothing");
            }
            catch (JsonException fault)
            {
                // The message would quote what stands there, which may be a person's data; the place is enough to find it.
                throw Unusable(path, $"it is damaged at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}, {fault.Path}");
            }
        }

        if (saved.Format != SavedOrg.CurrentFormat) throw Unusable(path, $"its format is {saved.Format}, and this emulator knows {SavedOrg.CurrentFormat}");
        if (saved.IdentitySourceId != identitySourceId) throw Unusable(path, $"it is of the identity source {saved.IdentitySourceId}, and this one is {identitySourceId}");
        return SavedOrgCheck.FaultOf(saved) is { } why ? throw Unusable(path, why) : saved;
    }

    /// <summary>
    /// Replaces it: what is there is the old one or the new one, whenever the power fails. There are people in it, so on Unix it is its owner's only (0600); on Windows it
    /// inherits the rights of its folder.
    /// </summary>
    public static void Write(string path, SavedOrg saved)
    {
        var temporary = path + ".new";

        // One that a crash has left may have other rights.
        File.Delete(temporary);
        try
        {
            using (var file = new FileStream(temporary, OwnersOnly()))
            {
                JsonSerializer.Serialize(file, saved, SavedJson.Strict.SavedOrg);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static FileStreamOptions OwnersOnly()
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return how;
    }

    private static InvalidDataException Unusable(string path, string why) =>
        new($"The data file {path} can't be used: {why}. It has not been changed: mend it, move it away, or name another one.");
}

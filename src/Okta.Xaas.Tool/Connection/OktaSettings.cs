using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Okta.Xaas.Tool.Endings;

namespace Okta.Xaas.Tool.Connection;

/// <summary>The settings, from a file, user secrets and the environment; the later wins.</summary>
internal sealed class OktaSettings(IConfiguration configuration, string section = OktaSettings.DefaultSection, string? file = null)
{
    /// <summary>The file that is read without being named, when the current folder has it.</summary>
    public const string DefaultFile = "okta-xaas.json";

    /// <summary>The section of the org and the identity source.</summary>
    public const string DefaultSection = "Okta:Xaas";

    /// <summary>The file that was named; null when none was.</summary>
    public string? File => file;

    /// <summary>The section's path.</summary>
    public string Path => section;

    /// <summary>The org and the identity source.</summary>
    public IConfigurationSection Section { get; } = configuration.GetSection(section);

    /// <summary>The options of <see cref="Snapshots.SnapshotOptions"/>, such as the safeguards' limits.</summary>
    public IConfigurationSection Snapshots { get; } = configuration.GetSection("Snapshots");

    /// <summary>The HR system's database.</summary>
    public IConfigurationSection HrDatabase { get; } = configuration.GetSection("HrDatabase");

    /// <summary>The connection string of a store in PostgreSQL, which several machines share; null for a file.</summary>
    public string? PostgreSqlStore => configuration["Store:PostgreSql"] is { Length: > 0 } connection ? connection : null;

    /// <summary>A path of the settings, which is one from their file's folder on.</summary>
    public string PathBeside(string path) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file ?? DefaultFile))!, path);

    public static OktaSettings Load(string? file, string? section)
    {
        if (file is not null && !System.IO.File.Exists(file)) throw new UsageException($"--settings {file}: there is no such file");

        var path = System.IO.Path.GetFullPath(file ?? DefaultFile);

        // A provider of its own, as the usual one passes over hidden files.
        using var folder = new PhysicalFileProvider(System.IO.Path.GetDirectoryName(path)!, ExclusionFilters.None);
        try
        {
            return new(
                new ConfigurationBuilder().AddJsonFile(folder, System.IO.Path.GetFileName(path), optional: file is null, reloadOnChange: false).AddUserSecrets<OktaSettings>(optional: true).AddEnvironmentVariables().Build(),
                section ?? DefaultSection,
                file);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--settings {path} cannot be read: {fault.GetBaseException().Message.ReplaceLineEndings(" ").TrimEnd('.')}");
        }
    }
}

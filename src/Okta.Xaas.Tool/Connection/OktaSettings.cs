using Microsoft.Extensions.Configuration;

namespace Okta.Xaas.Tool.Connection;

/// <summary>The settings, from a file, user secrets and the environment; the later wins.</summary>
internal sealed class OktaSettings(IConfiguration configuration, string section = OktaSettings.DefaultSection)
{
    /// <summary>The file that is read without being named, when the current folder has it.</summary>
    public const string DefaultFile = "okta-xaas.json";

    /// <summary>The section of the org and the identity source.</summary>
    public const string DefaultSection = "Okta:Xaas";

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

    public static OktaSettings Load(string? file, string? section)
    {
        var builder = new ConfigurationBuilder();
        if (file is not null && !File.Exists(file)) throw new UsageException($"--settings {file}: there is no such file");
        try
        {
            return new(
                builder.AddJsonFile(System.IO.Path.GetFullPath(file ?? DefaultFile), optional: file is null).AddUserSecrets<OktaSettings>(optional: true).AddEnvironmentVariables().Build(),
                section ?? DefaultSection);
        }
        catch (InvalidDataException fault)
        {
            throw new UsageException($"the settings cannot be read: {(fault.InnerException ?? fault).Message.ReplaceLineEndings(" ").TrimEnd('.')}");
        }
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Okta.Xaas.DependencyInjection.Internal;

namespace Okta.Xaas.Snapshots.DependencyInjection.Internal;

/// <summary>The settings of a section for full lists: those of the options, and under <c>Store</c> which store it is.</summary>
internal sealed class StoreSettings(string source, IConfiguration configuration) : IValidateOptions<SnapshotOptions>
{
    private const string File = "Store:File";
    private const string PostgreSql = "Store:PostgreSql";

    private static readonly SettingNames Limit = SettingNames.Of(nameof(SafeguardLimit.Share), nameof(SafeguardLimit.Count));

    /// <summary>What such a section may have.</summary>
    public static SettingNames Names { get; } = SettingNames.Of<SnapshotOptions>(
        ("Store", SettingNames.Of("File", "PostgreSql")),
        (nameof(SnapshotOptions.Approvals), SettingNames.Of<ApprovalOptions>()),
        (nameof(SnapshotOptions.Safeguards), SettingNames.Of<SafeguardOptions>(
            (nameof(SafeguardOptions.UserNameChanges), Limit),
            (nameof(SafeguardOptions.RenamedKeys), Limit),
            (nameof(SafeguardOptions.ClearedAttributes), Limit),
            (nameof(SafeguardOptions.UniformAttributes), Limit),
            (nameof(SafeguardOptions.UserCreations), Limit),
            (nameof(SafeguardOptions.UserUpdates), Limit),
            (nameof(SafeguardOptions.MembershipRemovals), Limit))));

    public ISnapshotStore Open() => configuration[File] is { Length: > 0 } file ? new SqliteSnapshotStore(file) : new PostgreSqlSnapshotStore(configuration[PostgreSql]!);

    public ValidateOptionsResult Validate(string? name, SnapshotOptions options)
    {
        if (name != source) return ValidateOptionsResult.Skip;
        var (file, postgreSql) = (string.IsNullOrWhiteSpace(configuration[File]), string.IsNullOrWhiteSpace(configuration[PostgreSql]));
        return file != postgreSql
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(SnapshotOptionsValidator.InNameOf(source, file
                ? $"Neither {File} nor {PostgreSql} is set: set the path of a file, or the connection string of a database that several machines share."
                : $"{File} and {PostgreSql} are both set: leave one of them out."));
    }
}

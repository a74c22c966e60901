using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Endings;

namespace Okta.Xaas.Tool.Feeds;

/// <summary>The database of the settings: its queries, with their columns or with a mapping file.</summary>
internal sealed class HrDatabase
{
    public const string Section = "HrDatabase";

    private readonly DbSnapshotOptions _queries;
    private readonly Func<DbConnection> _connect;
    private readonly TimeSpan? _commandTimeout;

    public HrDatabase(OktaSettings okta)
    {
        var settings = okta.HrDatabase;
        if (!settings.Exists()) throw new UsageException("there is nothing to read: give --file and --mapping, or the settings of a database under HrDatabase");
        var provider = settings["Provider"] ?? "";
        var connectionString = settings["ConnectionString"] is { Length: > 0 } given ? given : throw new UsageException("HrDatabase:ConnectionString is missing in the settings");
        _connect = provider switch
        {
            "Sqlite" => () => new SqliteConnection(connectionString),
            "PostgreSql" => () => new NpgsqlConnection(connectionString),
            _ => throw new UsageException($"HrDatabase:Provider is '{provider}'; it must be Sqlite or PostgreSql. For any other database, use DbSnapshotReader in a program of your own"),
        };
        if (settings["CommandTimeout"] is { Length: > 0 } limit)
        {
            if (!TimeSpan.TryParse(limit, CultureInfo.InvariantCulture, out var time) || time <= TimeSpan.Zero) throw new UsageException($"HrDatabase:CommandTimeout is '{limit}'; it must be a time such as 00:05:00");
            _commandTimeout = time;
        }

        _queries = settings.Get<DbSnapshotOptions>() ?? new DbSnapshotOptions();
        About = $"the {provider} database of the settings";
        if (settings["Mapping"] is not { Length: > 0 } path) return;
        if (settings.GetSection("Users:Columns").Exists()) throw new UsageException("HrDatabase has Mapping and Users:Columns, which both say what the columns of people mean: keep one");
        if (string.IsNullOrWhiteSpace(_queries.Users?.Sql)) throw new UsageException("HrDatabase:Users:Sql is missing in the settings: the query that HrDatabase:Mapping is for");
        Mapping = HrMapping.Load(okta.PathBeside(path));
    }

    /// <summary>What the columns of people mean, where a mapping file says it.</summary>
    public HrMapping? Mapping { get; }

    public string About { get; }

    public async Task<DbSnapshot> OpenAsync(HrMapping mapping, TimeProvider clock, CancellationToken cancellationToken)
    {
        var more = new DbSnapshotOptions { Groups = _queries.Groups, Memberships = _queries.Memberships, Devices = _queries.Devices };
        try
        {
            return await Reader(clock).OpenAsync(_queries.Users!.Sql, mapping, more is { Groups: null, Memberships: null, Devices: null } ? null : more, cancellationToken);
        }
        catch (ArgumentException fault)
        {
            throw Faulty(fault);
        }
    }

    public IdentitySnapshot ReadAll(TimeProvider clock)
    {
        try
        {
            return Reader(clock).ReadAll(_queries);
        }
        catch (ArgumentException fault)
        {
            throw Faulty(fault);
        }
    }

    private DbSnapshotReader Reader(TimeProvider clock) => new(_connect) { TimeProvider = clock, CommandTimeout = _commandTimeout };

    private static UsageException Faulty(ArgumentException fault) => new($"HrDatabase needs mending: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
}

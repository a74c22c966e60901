using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Endings;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Feeds;

/// <summary>The HR system's full list: of a file and its mapping, or of a database.</summary>
internal abstract class HrList : IDisposable
{
    /// <summary>What it is called in a report.</summary>
    public abstract string Name { get; }

    public abstract IdentitySnapshot Snapshot { get; }

    /// <summary>What it was read from, once it was read.</summary>
    public abstract string About { get; }

    /// <summary>What a reader wants to know of it besides, a line each, once it was read.</summary>
    public virtual IEnumerable<string> Notes => [];

    /// <summary>Those whom it has and who are not active.</summary>
    public virtual IAsyncEnumerable<AbsentPerson>? ReadAbsentAsync() => null;

    /// <summary>What becomes of each row of a person; null where that is not known row by row. It has the person's values.</summary>
    public virtual IAsyncEnumerable<RowExplanation>? ExplainAsync(string key) => null;

    public static async Task<HrList> OpenAsync(ListChoice choice, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (choice is { File: { } file, Mapping: { } path })
        {
            var mapping = HrMapping.Load(path);
            return new OfFile(await OpenAsync(file, mapping, clock, cancellationToken), mapping);
        }

        return new OfDatabase(choice.Settings.HrDatabase, clock);
    }

    public void Dispose() => Close();

    // What a file is called says what is in it; everything that is nothing else is CSV.
    private static async Task<IHrList> OpenAsync(string file, HrMapping mapping, TimeProvider clock, CancellationToken cancellationToken) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".XLSX" => await ExcelSnapshot.OpenAsync(file, mapping, clock, cancellationToken),
        ".JSON" or ".NDJSON" or ".JSONL" => await JsonSnapshot.OpenAsync(file, mapping, clock, cancellationToken),
        _ => await HrCsvSnapshot.OpenAsync(file, mapping, clock, cancellationToken),
    };

    protected virtual void Close()
    {
        // Not every list holds something open.
    }

    private sealed class OfFile(IHrList export, HrMapping mapping) : HrList
    {
        public override string Name => export.Name;

        public override IdentitySnapshot Snapshot => export.Snapshot;

        public override string About => $"{export.Name}, {Count(export.RowsRead, "row")}, read with {mapping.FileName}";

        public override IEnumerable<string> Notes
        {
            get
            {
                if (export.LeaverRows > 0) yield return $"{Count(export.LeaverRows, "row is a leaver's and does", "rows are leavers' and do")} not count";
                if (export.LaterRows > 0) yield return $"{Count(export.LaterRows, "row is of somebody who comes later and does", "rows are of people who come later and do")} not count";
            }
        }

        public override IAsyncEnumerable<AbsentPerson> ReadAbsentAsync() => export.ReadAbsentAsync();

        public override IAsyncEnumerable<RowExplanation> ExplainAsync(string key) => export.ExplainAsync(key);

        protected override void Close() => export.Dispose();
    }

    private sealed class OfDatabase : HrList
    {
        private readonly string _provider;

        public OfDatabase(IConfigurationSection settings, TimeProvider clock)
        {
            if (!settings.Exists()) throw new UsageException("there is nothing to read: give --file and --mapping, or the settings of a database under HrDatabase");
            _provider = settings["Provider"] ?? "";
            var connectionString = settings["ConnectionString"] is { Length: > 0 } given ? given : throw new UsageException("HrDatabase:ConnectionString is missing in the settings");
            Func<DbConnection> connect = _provider switch
            {
                "Sqlite" => () => new SqliteConnection(connectionString),
                "PostgreSql" => () => new NpgsqlConnection(connectionString),
                _ => throw new UsageException($"HrDatabase:Provider is '{_provider}'; it must be Sqlite or PostgreSql. For any other database, use DbSnapshotReader in a program of your own"),
            };
            try
            {
                Snapshot = new DbSnapshotReader(connect) { TimeProvider = clock }.ReadAll(settings.Get<DbSnapshotOptions>() ?? new DbSnapshotOptions());
            }
            catch (ArgumentException fault)
            {
                throw new UsageException($"HrDatabase needs mending: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
            }
        }

        public override string Name => "HrDatabase";

        public override IdentitySnapshot Snapshot { get; }

        public override string About => $"the {_provider} database of the settings";
    }
}

using System.Text;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Cases;

/// <summary>
/// The deliveries of a made-up HR system, file by file, through the real reader, planner and SQLite store into an emulated org. The files of a case are in
/// <c>Cases/Data/{name}</c>: exports with one fault each, and the mapping.
/// </summary>
internal sealed class HrCase : IAsyncDisposable
{
    private static readonly DateTimeOffset Today = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("xaas-case-");
    private readonly SnapshotOrg _org;
    private readonly HrMapping _mapping;
    private readonly string _data;
    private int _delivered;

    private HrCase(SnapshotOrg org, HrMapping mapping, string data) => (_org, _mapping, _data) = (org, mapping, data);

    public SnapshotOptions Options => _org.Snapshots;

    /// <summary>Who is active, by key.</summary>
    public IEnumerable<string> Active => _org.Okta.Directory.Users.Where(u => u.Value.IsActive).Select(u => u.Key).Order(StringComparer.Ordinal);

    /// <summary>The groups that there are, each with its members in order.</summary>
    public IReadOnlyDictionary<string, string[]> Groups => _org.Okta.Directory.Groups.Keys.ToDictionary(
        g => g,
        g => _org.Okta.Directory.Memberships.TryGetValue(g, out var members) ? members.Order(StringComparer.Ordinal).ToArray() : []);

    public static async Task<HrCase> StartAsync(string name)
    {
        var data = Path.Combine(AppContext.BaseDirectory, "Cases", "Data", name);
        return new(await SnapshotOrg.StartAsync(), HrMapping.Load(Path.Combine(data, "mapping.json")), data);
    }

    /// <summary>A case without a folder.</summary>
    public static async Task<HrCase> StartWithAsync(string mapping) => new(await SnapshotOrg.StartAsync(), HrMapping.Parse(Encoding.UTF8.GetBytes(mapping), "mapping.json"), "");

    /// <summary>Delivers a file of the case, a day after the one before, and synchronizes it.</summary>
    public Task<CaseResult> RunAsync(string file, SnapshotRunOptions? options = null, TimeSpan? age = null) => RunAsync(File.ReadAllBytes(Path.Combine(_data, file)), file, options, age);

    /// <summary>Delivers a file with that content, a day after the one before, and synchronizes it.</summary>
    public Task<CaseResult> RunContentAsync(string content, SnapshotRunOptions? options = null, string file = "export.csv") => RunAsync(Encoding.UTF8.GetBytes(content), file, options, null);

    /// <summary>Delivers a file to which more is written while it is read.</summary>
    public Task<CaseResult> RunGrowingAsync(string content, string more) => RunAsync(
        async () =>
        {
            var stream = new MemoryStream();
            stream.Write(Encoding.UTF8.GetBytes(content));
            var export = await CsvSnapshot.OpenAsync(stream, "export.csv", _mapping, new FixedTimeProvider(Today));
            stream.Position = stream.Length;
            stream.Write(Encoding.UTF8.GetBytes(more));
            return export;
        },
        null);

    public string Text(string file) => File.ReadAllText(Path.Combine(_data, file));

    /// <summary>The user names of those who are active, by key.</summary>
    public IReadOnlyDictionary<string, string?> UserNames => _org.Okta.Directory.Users.Where(u => u.Value.IsActive).ToDictionary(u => u.Key, u => u.Value.Profile["userName"]);

    public string? ValueOf(string user, string attribute) => _org.Okta.Directory.Users[user].Profile[attribute];

    public async ValueTask DisposeAsync()
    {
        await _org.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<CaseResult> RunAsync(byte[] content, string file, SnapshotRunOptions? options, TimeSpan? age)
    {
        var path = Path.Combine(_folder.FullName, file);
        await File.WriteAllBytesAsync(path, content);
        File.SetLastWriteTimeUtc(path, (Today.AddDays(_delivered++) - (age ?? TimeSpan.Zero)).UtcDateTime);
        return await RunAsync(() => CsvSnapshot.OpenAsync(path, _mapping, new FixedTimeProvider(Today)), options);
    }

    private async Task<CaseResult> RunAsync(Func<Task<CsvSnapshot>> openAsync, SnapshotRunOptions? options)
    {
        try
        {
            using var export = await openAsync();
            using var plan = await _org.Synchronizer.PlanAsync(export.Snapshot, options);
            var heldBack = await plan.ReadHeldBackAsync().ToArrayAsync();
            try
            {
                var result = await _org.Synchronizer.ApplyAsync(plan, options);
                result.Succeeded.Should().BeTrue();
                return new(heldBack.Length == 0 ? CaseOutcome.Imported : CaseOutcome.ImportedButHeldBack, plan.Summary, heldBack, "");
            }
            catch (SafeguardException stopped)
            {
                return new(CaseOutcome.Stopped, plan.Summary, heldBack, stopped.Message);
            }
        }
        catch (SnapshotReadException fault)
        {
            return new(CaseOutcome.Unreadable, null, [], fault.Message);
        }
    }

    private sealed class FixedTimeProvider(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now;
    }
}

/// <summary>How a delivery ended: the sample's exit codes.</summary>
internal enum CaseOutcome
{
    Imported = 0,
    Unreadable = 1,
    ImportedButHeldBack = 2,
    Stopped = 3,
}

/// <summary>What became of a delivery.</summary>
internal sealed record CaseResult(CaseOutcome Outcome, PlanSummary? Plan, IReadOnlyList<HeldBackRecord> HeldBack, string Message)
{
    public IEnumerable<Snapshots.Safeguard> Safeguards => Plan?.Safeguards.Select(s => s.Safeguard) ?? [];

    public IEnumerable<(string ExternalId, long? Row, HeldBackReason Reason)> Held => HeldBack.Select(h => (h.ExternalId, h.Row, h.Reason));
}

using System.Globalization;

namespace Okta.Xaas.Snapshots.Tests.Simulation;

/// <summary>Random nights, faults and crashes, each decided by its seed.</summary>
public sealed class SnapshotSimulationTests : IDisposable
{
    private const string SeedsVariable = "OKTA_XAAS_SNAPSHOT_SEEDS";
    private const string FirstSeedVariable = "OKTA_XAAS_SNAPSHOT_FIRST_SEED";
    private const int DefaultSeeds = 100;

    // In memory where the system has such a folder: a thousand nights write to disk many thousand times, and what the disk keeps is not what is tested here.
    private readonly DirectoryInfo _folder = Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory(Path.Combine("/dev/shm", $"xaas-simulation-{Guid.NewGuid():N}"))
        : Directory.CreateTempSubdirectory("xaas-simulation-");

    public static TheoryData<string, SessionOutcome, SessionOutcome> Lies => new()
    {
        { "what was cancelled is stored as imported", SessionOutcome.Canceled, SessionOutcome.Imported },
        { "what is in doubt is stored as imported", SessionOutcome.InDoubt, SessionOutcome.Imported },
        { "what is in doubt is taken for not imported", SessionOutcome.InDoubt, SessionOutcome.Canceled },
        { "what was imported is not stored", SessionOutcome.Imported, SessionOutcome.Canceled },
    };

    [Fact]
    public async Task Whatever_goes_wrong_what_the_store_takes_for_done_is_in_Okta_and_in_the_end_Okta_has_the_last_list()
    {
        var found = await FindAsync(Enumerable.Range(Setting(FirstSeedVariable, 1), Setting(SeedsVariable, DefaultSeeds)));

        found.Should().BeNull();
    }

    [Theory]
    [InlineData(603150)]
    [InlineData(603998)]
    public async Task The_seeds_that_once_lost_the_memberships_of_a_refused_user_or_group_are_right(int seed) => (await FindAsync([seed])).Should().BeNull();

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_lie_about_the_end_of_a_session_is_noticed(string what, SessionOutcome ended, SessionOutcome told)
    {
        var found = await FindAsync(Enumerable.Range(1, 400), outcome => outcome == ended ? told : outcome);

        found.Should().NotBeNull("the simulation would not be worth its time otherwise: {0}", what);
    }

    private async Task<string?> FindAsync(IEnumerable<int> seeds, Func<SessionOutcome?, SessionOutcome?>? lie = null)
    {
        string? found = null;
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (seed, _) =>
        {
            if (found is not null) return;
            var path = Path.Combine(_folder.FullName, $"{seed}.db");
            if (await SnapshotSimulation.RunAsync(seed, new SqliteSnapshotStore(path), lie) is { } wrong) Interlocked.CompareExchange(ref found, wrong, null);
            foreach (var file in Directory.EnumerateFiles(_folder.FullName, $"{seed}.db*")) File.Delete(file);
        });
        return found;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

using System.Globalization;

namespace Okta.Xaas.ScenarioTests.Simulation;

/// <summary>Random feeds, faults and crashes, each decided by its seed.</summary>
public sealed class SimulationTests
{
    private const string SeedsVariable = "OKTA_XAAS_SIMULATION_SEEDS";
    private const string FirstSeedVariable = "OKTA_XAAS_SIMULATION_FIRST_SEED";
    private const int DefaultSeeds = 1_000;

    [Fact]
    public async Task Whatever_goes_wrong_nothing_is_lost_doubled_or_forgotten_and_the_caller_is_told_the_truth()
    {
        var seeds = Setting(SeedsVariable, DefaultSeeds);
        var first = Setting(FirstSeedVariable, 1);
        var found = await FindAsync(Enumerable.Range(first, seeds).Select(Scenario.Of));

        found.Should().BeNull();
    }

    [Theory]
    [InlineData(nameof(PlantedBug.RepeatUnknownUpload), "twice")]
    [InlineData(nameof(PlantedBug.ForgetToCancel), "left|asked for|not done")]
    [InlineData(nameof(PlantedBug.NoDuplicateCheck), "twice")]
    [InlineData(nameof(PlantedBug.CooldownByLocalClock), "asked for")]
    public async Task A_rule_that_is_switched_off_is_noticed(string bug, string judgement)
    {
        var found = await FindAsync(Enumerable.Range(1, 400).Select(seed => Scenario.Of(seed) with { Bug = Enum.Parse<PlantedBug>(bug) }), shrink: false);

        found.Should().NotBeNull("the simulation would not be worth its time otherwise").And.MatchRegex(judgement);
    }

    private static async Task<string?> FindAsync(IEnumerable<Scenario> scenarios, bool shrink = true)
    {
        string? found = null;
        await Parallel.ForEachAsync(scenarios, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (scenario, _) =>
        {
            if (found is not null || await Simulation.RunAsync(scenario) is not { } wrong) return;
            Interlocked.CompareExchange(ref found, shrink ? await ShrinkAsync(scenario, wrong) : $"{scenario}: {wrong}", null);
        });
        return found;
    }

    private static async Task<string> ShrinkAsync(Scenario scenario, string wrong)
    {
        var (smallest, why) = (scenario, wrong);
        for (var shrunk = true; shrunk;)
        {
            shrunk = false;
            foreach (var simpler in smallest.Shrink())
            {
                if (await Simulation.RunAsync(simpler) is not { } stillWrong) continue;
                (smallest, why, shrunk) = (simpler, stillWrong, true);
                break;
            }
        }

        return $"{smallest}: {why} (found with {scenario}: {wrong})";
    }

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

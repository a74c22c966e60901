using System.Globalization;
using System.Text.RegularExpressions;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The page about reliability names tests that exist, and says of the simulation what its code says.</summary>
public sealed partial class ReliabilityPageTests
{
    private static readonly MarkdownPage Page = new("docs/reliability.md");

    private static readonly IReadOnlyList<string> Tests =
        [.. RepositoryFiles.All.Where(path => path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)).Select(RepositoryFiles.Read)];

    private static readonly string Simulation = RepositoryFiles.Read("tests/Okta.Xaas.ScenarioTests/Simulation/SimulationTests.cs");

    [Fact]
    public void Every_promise_has_a_test()
    {
        var rows = Page.RowsUnder("## What is promised");

        rows.Should().HaveCountGreaterThan(10).And.OnlyContain(row => TestName().IsMatch(row.Last()));
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var named = Page.CodeSpans.Where(span => TestName().IsMatch($"`{span}`")).Distinct().ToList();

        named.Should().HaveCountGreaterThan(20).And.OnlyContain(name => Exists(name));
    }

    [Fact]
    public void A_test_that_does_not_exist_is_found()
    {
        Exists("CrashScenarios.A_crash_at_any_step_loses_and_doubles_nothing").Should().BeTrue();
        Exists($"CrashScenarios.A_crash_at_any_step_loses_and_doubles_{"everything"}").Should().BeFalse();
        Exists($"Crash{"es"}.A_crash_at_any_step_loses_and_doubles_nothing").Should().BeFalse();
    }

    [Fact]
    public void The_outcomes_are_those_of_the_code() =>
        Page.RowsUnder("## What is known after a failure").Select(row => row[0].Trim('`')).Distinct().Should().BeEquivalentTo(Enum.GetNames<RequestOutcome>());

    [Fact]
    public void The_number_of_seeds_is_that_of_the_code()
    {
        var seeds = int.Parse(DefaultSeeds().Match(Simulation).Groups[1].Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

        RepositoryFiles.Read(Page.Path).Should().Contain($"{seeds.ToString("N0", CultureInfo.InvariantCulture)} seeds");
    }

    [Fact]
    public void The_planted_bugs_are_those_of_the_code() =>
        Page.RowsUnder("## The simulation").Select(row => row[0].Trim('`')).Should().BeEquivalentTo(PlantedBug().Matches(Simulation).Select(match => match.Groups[1].Value));

    internal static bool Exists(string name)
    {
        var (type, method) = name.Split('.') is [var before, var after] ? (before, after) : (name, "");
        return Tests.Any(source => source.Contains($"class {type}", StringComparison.Ordinal) && source.Contains($" {method}(", StringComparison.Ordinal));
    }

    [GeneratedRegex("`[A-Z][A-Za-z]+\\.[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+)+`")]
    internal static partial Regex TestName();

    [GeneratedRegex("DefaultSeeds = ([0-9_]+);")]
    private static partial Regex DefaultSeeds();

    [GeneratedRegex(@"InlineData\(nameof\(PlantedBug\.([A-Za-z]+)\)")]
    private static partial Regex PlantedBug();
}

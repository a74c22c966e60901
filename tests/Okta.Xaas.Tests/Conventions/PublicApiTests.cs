using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>What callers can see is written down for each target, so that no change of it goes unnoticed.</summary>
public class PublicApiTests
{
    private const string Accept = "ACCEPT_PUBLIC_API";

    public static TheoryData<string> All => InspectedAssemblies.All;

    [Theory]
    [MemberData(nameof(All))]
    public void The_public_API_is_the_one_that_was_accepted(string assembly)
    {
        var file = Repository.PathOf("tests", "Okta.Xaas.Tests", "Conventions", "PublicApi", $"{assembly}.txt");
        var actual = PublicApiText.Of(InspectedAssemblies.Get(assembly));
        if (Environment.GetEnvironmentVariable(Accept) == "1") File.WriteAllText(file, string.Join("\n", actual) + "\n");

        var accepted = File.Exists(file) ? File.ReadAllLines(file) : [];
        var differences = accepted.Except(actual).Select(line => $"- {line}").Concat(actual.Except(accepted).Select(line => $"+ {line}"));
        string.Join("\n", differences).Should().BeEmpty($"""
            the public API of {assembly} has changed. If that is meant, accept it:
                {Accept}=1 dotnet test tests/Okta.Xaas.Tests --filter {nameof(PublicApiTests)}
            and commit tests/Okta.Xaas.Tests/Conventions/PublicApi/{assembly}.txt; and tell the callers of it in CHANGELOG.md
            """);
        actual.Should().Equal(accepted, "the order of the lines and their number count, too");
    }

    [Fact]
    public void The_targets_differ_only_in_what_is_named_here()
    {
        var framework = PublicApiText.Of(InspectedAssemblies.Get(InspectedAssemblies.NetFramework)).Select(Sorted).ToList();
        var net = PublicApiText.Of(InspectedAssemblies.Get(InspectedAssemblies.Net)).Select(Sorted).ToList();
        framework.Except(net).Concat(net.Except(framework)).Should().BeEmpty("code that is written for one target compiles for the other");
    }

    // The compiler lists a type's interfaces in another order for each target.
    private static string Sorted(string line) => string.Join(", ", line.Split(", ").SelectMany(part => part.Split(" : ")).Order(StringComparer.Ordinal));
}

using Mono.Cecil;
using Okta.Xaas.Tests.Conventions;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Refit.Tests.Conventions;

/// <summary>What callers can see is written down, so that no change of it goes unnoticed. The two targets have the same source.</summary>
public class PublicApiTests
{
    private const string Accept = "ACCEPT_PUBLIC_API";

    [Fact]
    public void The_public_API_is_the_one_that_was_accepted()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(RefitIdentitySourcesApi).Assembly.Location);
        var file = Repository.PathOf("tests", "Okta.Xaas.Refit.Tests", "Conventions", "PublicApi", "Okta.Xaas.Refit.txt");
        var actual = PublicApiText.Of(assembly);
        if (Environment.GetEnvironmentVariable(Accept) == "1") File.WriteAllText(file, string.Join("\n", actual) + "\n");

        actual.Should().Equal(File.ReadAllLines(file), $"a change that is meant is accepted by {Accept}=1 dotnet test tests/Okta.Xaas.Refit.Tests, and stands in CHANGELOG.md");
    }
}

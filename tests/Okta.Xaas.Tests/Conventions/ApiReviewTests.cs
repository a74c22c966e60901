using System.Text.RegularExpressions;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>docs/api-review.md says of each interface who implements it and how it grows.</summary>
public partial class ApiReviewTests
{
    [Fact]
    public void Each_public_interface_is_in_the_review()
    {
        string[] assemblies = [InspectedAssemblies.Net, InspectedAssemblies.Snapshots, InspectedAssemblies.Feeds, InspectedAssemblies.Hosting, InspectedAssemblies.Emulator];
        var interfaces = assemblies.SelectMany(InspectedAssemblies.WrittenTypes).Where(type => type.IsInterface && type.IsPublic).Select(type => type.Name);
        var table = File.ReadAllText(Repository.PathOf("docs", "api-review.md")).Split("## Interfaces")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        table.SelectMany(line => Name().Matches(line.Split('|')[1])).Select(match => match.Groups[1].Value).Should().BeEquivalentTo(interfaces);
    }

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Name();
}

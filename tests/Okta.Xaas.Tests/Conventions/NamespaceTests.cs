namespace Okta.Xaas.Tests.Conventions;

/// <summary>In which namespaces the public types stand: what a run takes and gives is in the package's own, and one using is enough for it. Each other one is a feature that stands beside it.</summary>
public class NamespaceTests
{
    private const string Extensions = "Microsoft.Extensions.DependencyInjection";

    private static readonly Dictionary<string, string[]> Expected = new()
    {
        [InspectedAssemblies.Net] =
        [
            Extensions, "Okta.Xaas", "Okta.Xaas.Api.Models", "Okta.Xaas.Authentication", "Okta.Xaas.Batching", "Okta.Xaas.Diagnosis", "Okta.Xaas.Http", "Okta.Xaas.Journal",
            "Okta.Xaas.Schema", "Okta.Xaas.Sessions", "Okta.Xaas.Verification",
        ],
        [InspectedAssemblies.Snapshots] =
        [
            Extensions, "Okta.Xaas.Snapshots", "Okta.Xaas.Snapshots.Approvals", "Okta.Xaas.Snapshots.Reconciliation", "Okta.Xaas.Snapshots.Records",
            "Okta.Xaas.Snapshots.Reporting", "Okta.Xaas.Snapshots.Status", "Okta.Xaas.Snapshots.Store",
        ],
        [InspectedAssemblies.Feeds] = ["Okta.Xaas.Feeds", "Okta.Xaas.Feeds.Employment", "Okta.Xaas.Feeds.Guessing"],
        [InspectedAssemblies.Hosting] = [Extensions, "Okta.Xaas.Hosting"],
        [InspectedAssemblies.Emulator] = ["Okta.Xaas.Emulator"],
    };

    public static TheoryData<string> Packages => [.. Expected.Keys];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_s_public_types_stand_in_few_namespaces(string assembly) =>
        InspectedAssemblies.WrittenTypes(assembly).Where(type => type.IsPublic).Select(type => type.Namespace).Distinct().Should().BeEquivalentTo(Expected[assembly]);

    [Fact]
    public void What_only_a_store_of_one_s_own_needs_is_experimental_with_all_that_it_takes_and_gives()
    {
        var types = InspectedAssemblies.WrittenTypes(InspectedAssemblies.Snapshots).Where(type => type.IsPublic && type.Namespace == "Okta.Xaas.Snapshots.Store").ToList();
        types.Should().HaveCountGreaterThan(20);
        types.Where(type => !type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ExperimentalAttribute")).Select(type => type.Name).Should().BeEmpty();
    }
}

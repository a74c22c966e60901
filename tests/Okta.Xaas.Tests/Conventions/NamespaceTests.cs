namespace Okta.Xaas.Tests.Conventions;

/// <summary>In which namespaces the public types stand: what a run takes and gives is in the package's own, and one using is enough for it. Each other one is a feature that stands beside it.</summary>
public class NamespaceTests
{
    private const string Extensions = "Microsoft.Extensions.DependencyInjection";

    private static readonly Dictionary<string, string[]> Expected = new()
    {
        [InspectedAssemblies.Net] =
        [
            Extensions, "Okta.Xaas", "Okta.Xaas.Api.Models", "Okta.Xaas.Authentication", "Okta.Xaas.Batching", "Okta.Xaas.Diagnosis", "Okta.Xaas.Diagnostics", "Okta.Xaas.Http", "Okta.Xaas.Journal",
            "Okta.Xaas.Schema", "Okta.Xaas.Sessions", "Okta.Xaas.Verification",
        ],
        [InspectedAssemblies.Snapshots] =
        [
            Extensions, "Okta.Xaas.Snapshots", "Okta.Xaas.Snapshots.Approvals", "Okta.Xaas.Snapshots.Diagnostics", "Okta.Xaas.Snapshots.Reconciliation", "Okta.Xaas.Snapshots.Records",
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
}

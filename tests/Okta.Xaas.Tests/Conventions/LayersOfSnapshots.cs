using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The package for full lists.</summary>
internal static class LayersOfSnapshots
{
    private const string Package = "Okta.Xaas.Snapshots";

    public static readonly LayerTable Table = new(Package, MayUse(), LayerOf);

    private static Dictionary<string, string[]> MayUse() => new()
    {
        ["Identity"] = [],
        ["Safeguards"] = [],
        ["Reading"] = [],
        ["Store"] = ["Identity"],
        ["Planning"] = ["Identity", "Safeguards", "Reading", "Store"],
        ["Options"] = ["Safeguards"],
        ["Diagnostics"] = [],
        ["Records"] = ["Safeguards", "Store", "Planning", "Options"],
        ["Approvals"] = ["Safeguards", "Store", "Planning", "Options", "Records"],
        ["Status"] = ["Store", "Planning", "Records", "Approvals"],
        ["Outcomes"] = ["Safeguards", "Planning", "Approvals"],
        ["Reporting"] = ["Reading", "Planning"],
        ["Synchronization"] = ["Safeguards", "Reading", "Store", "Planning", "Options", "Records", "Approvals", "Outcomes"],
        ["FrontDoor"] = ["Reading", "Store", "Planning", "Options", "Outcomes", "Synchronization"],
        ["Reconciliation"] = ["Reading", "Store", "Planning", "Options", "Synchronization"],
        ["DependencyInjection"] = ["Safeguards", "Store", "Options", "Records", "Approvals", "Status", "FrontDoor", "Reconciliation"],
    };

    private static string? LayerOf(TypeReference type) => LayerTable.FirstFolderOf(type, Package) switch
    {
        "" => "FrontDoor",
        var part => part,
    };
}

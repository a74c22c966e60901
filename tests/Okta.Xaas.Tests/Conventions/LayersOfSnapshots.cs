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
        ["Results"] = ["Safeguards", "Planning"],
        ["Reporting"] = ["Reading", "Planning"],
        ["Synchronization"] = ["Safeguards", "Reading", "Store", "Planning", "Options", "Results"],
        ["FrontDoor"] = ["Reading", "Store", "Planning", "Options", "Results", "Synchronization"],
        ["DependencyInjection"] = ["Store", "Options", "FrontDoor"],
    };

    private static string? LayerOf(TypeReference type) => LayerTable.FirstFolderOf(type, Package) switch
    {
        "" => "FrontDoor",
        var part => part,
    };
}

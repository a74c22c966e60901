using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The package for full lists.</summary>
internal static class LayersOfSnapshots
{
    private const string Package = "Okta.Xaas.Snapshots";

    // Of the package's own namespace these run it; the others are what goes in and comes out.
    private static readonly string[] FrontDoor = ["SnapshotSynchronizer", "ISnapshotSynchronizer"];

    public static readonly LayerTable Table = new(Package, MayUse(), LayerOf);

    private static Dictionary<string, string[]> MayUse() => new()
    {
        ["Identity"] = [],
        ["Safeguards"] = [],
        ["Reading"] = [],
        ["Store"] = ["Identity"],
        ["Planning"] = ["Identity", "Reading", "Safeguards", "Store"],
        ["Reporting"] = ["Reading", "Planning", "Options"],
        ["Options"] = ["Reading", "Safeguards", "Store", "Planning"],
        ["Synchronization"] = ["Reading", "Safeguards", "Store", "Planning", "Options"],
        ["FrontDoor"] = ["Reading", "Safeguards", "Store", "Planning", "Options", "Synchronization"],
        ["DependencyInjection"] = ["Store", "Options", "FrontDoor"],
    };

    private static string? LayerOf(TypeReference type) => LayerTable.FirstPart(type, Package) switch
    {
        null when type.Namespace == "Microsoft.Extensions.DependencyInjection" => "DependencyInjection",
        "" or "Internal" => FrontDoor.Contains(type.Name) ? "FrontDoor" : "Options",
        var part => part,
    };
}

using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The package for full lists.</summary>
internal static class LayersOfSnapshots
{
    private const string Package = "Okta.Xaas.Snapshots";

    // Of the package's own namespace these run it; the others are what goes in and comes out.
    private static readonly string[] FrontDoor = ["SnapshotSynchronizer", "ISnapshotSynchronizer"];

    public static readonly LayerTable Table = new(Package, MayUse(), LayerOf)
    {
        UpwardUses = [("Safeguards", "Planning")],
    };

    private static Dictionary<string, string[]> MayUse() => new()
    {
        ["Reading"] = [],
        ["Safeguards"] = [],
        ["Store"] = ["Reading"],
        ["Planning"] = ["Reading", "Safeguards", "Store"],
        ["Options"] = ["Reading", "Safeguards", "Store", "Planning"],
        ["Synchronization"] = ["Reading", "Safeguards", "Store", "Planning", "Options"],
        ["FrontDoor"] = ["Reading", "Safeguards", "Store", "Planning", "Options", "Synchronization"],
        ["DependencyInjection"] = ["Store", "Options", "FrontDoor"],
    };

    private static string? LayerOf(TypeReference type) => LayerTable.FirstPart(type, Package) switch
    {
        null when type.Namespace == "Microsoft.Extensions.DependencyInjection" => "DependencyInjection",
        "" => FrontDoor.Contains(type.Name) ? "FrontDoor" : "Options",
        var part => part,
    };
}

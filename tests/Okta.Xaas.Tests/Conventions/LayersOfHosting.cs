using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The package that runs feeds by a schedule.</summary>
internal static class LayersOfHosting
{
    private const string Package = "Okta.Xaas.Hosting";

    public static readonly LayerTable Table = new(Package, MayUse(), LayerOf);

    private static Dictionary<string, string[]> MayUse() => new()
    {
        ["FrontDoor"] = [],
        ["Options"] = [],
        ["Scheduling"] = ["Options"],
        ["Runs"] = ["FrontDoor", "Options"],
        ["Notifications"] = ["FrontDoor", "Runs"],
        ["Jobs"] = ["FrontDoor", "Options", "Scheduling", "Runs", "Notifications"],
        ["Health"] = ["Options", "Jobs"],
        ["DependencyInjection"] = ["FrontDoor", "Options", "Scheduling", "Runs", "Notifications", "Jobs", "Health"],
    };

    private static string? LayerOf(TypeReference type) => LayerTable.FirstFolderOf(type, Package) switch
    {
        "" => "FrontDoor",
        var part => part,
    };
}

using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The package that reads HR data.</summary>
internal static class LayersOfFeeds
{
    private const string Package = "Okta.Xaas.Feeds";

    public static readonly LayerTable Table = new(Package, MayUse(), LayerOf);

    private static Dictionary<string, string[]> MayUse() => new()
    {
        ["Rows"] = [],
        ["Employment"] = [],
        ["Templates"] = ["Employment"],
        ["Delimited"] = ["Rows"],
        ["Mapping"] = ["Rows", "Employment", "Templates", "Delimited"],
        ["Lists"] = ["Rows", "Employment", "Templates", "Mapping"],
        ["Csv"] = ["Delimited", "Mapping", "Lists"],
        ["Database"] = ["Rows", "Employment", "Templates", "Mapping", "Lists"],
    };

    private static string? LayerOf(TypeReference type) => LayerTable.FirstFolderOf(type, Package) is { Length: > 0 } layer ? layer : null;
}

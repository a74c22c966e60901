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
        ["Employment"] = ["Rows"],
        ["Delimited"] = ["Rows"],
        ["Templates"] = ["Rows", "Employment", "Delimited"],
        ["Mapping"] = ["Rows", "Employment", "Delimited", "Templates"],
        ["Lists"] = ["Rows", "Employment", "Delimited", "Templates", "Mapping"],
        ["Csv"] = ["Rows", "Delimited", "Mapping", "Lists"],
        ["Excel"] = ["Rows", "Delimited", "Mapping", "Lists"],
        ["Json"] = ["Rows", "Mapping", "Lists"],
        ["Guessing"] = ["Rows", "Employment", "Delimited", "Templates", "Mapping", "Lists", "Csv", "Excel", "Json"],
        ["Database"] = ["Rows", "Employment", "Templates", "Mapping", "Lists"],
    };

    private static string? LayerOf(TypeReference type) => LayerTable.FirstFolderOf(type, Package) is { Length: > 0 } layer ? layer : null;
}

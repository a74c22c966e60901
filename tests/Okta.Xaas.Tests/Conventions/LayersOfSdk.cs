using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The package that brings changes into Okta.</summary>
internal static class LayersOfSdk
{
    private const string Package = "Okta.Xaas";

    public static readonly LayerTable Table = new(Package, MayUse(), LayerOf);

    private static Dictionary<string, string[]> MayUse() => new()
    {
        ["Exceptions"] = [],
        ["Wording"] = [],
        ["Changes"] = ["Wording"],
        ["Batching"] = ["Changes"],
        ["Api.Models"] = ["Wording", "Changes"],
        ["Schema"] = ["Wording", "Changes", "Api.Models"],
        ["Results"] = ["Exceptions", "Wording", "Changes", "Api.Models"],
        ["Diagnostics"] = [],
        ["Journal"] = ["Exceptions", "Changes", "Results"],
        ["Authentication"] = ["Exceptions", "Wording"],
        ["Options"] = ["Authentication"],
        ["Http"] = ["Wording", "Authentication", "Options"],
        ["Api"] = ["Exceptions", "Wording", "Changes", "Api.Models", "Authentication", "Options", "Http"],
        ["Sessions"] = ["Exceptions", "Changes", "Batching", "Api.Models", "Options", "Api"],
        ["Synchronization"] = ["Wording", "Changes", "Batching", "Api.Models", "Results", "Journal", "Options", "Http", "Api", "Sessions", "Schema"],
        ["Verification"] = ["Wording", "Changes", "Api.Models", "Results", "Options", "Api"],
        ["Diagnosis"] = ["Wording", "Api.Models", "Authentication", "Options", "Api", "Sessions"],
        ["FrontDoor"] = ["Changes", "Batching", "Results", "Journal", "Options", "Api", "Synchronization"],
        ["DependencyInjection"] = ["Journal", "Authentication", "Options", "Http", "Api", "Verification", "Diagnosis", "FrontDoor"],
    };

    private static string? LayerOf(TypeReference type) => LayerTable.FirstFolderOf(type, Package) switch
    {
        "Api" when type.Namespace == Package + ".Api.Models" => "Api.Models",
        "Polyfills" => null,
        "" => "FrontDoor",
        var part => part,
    };
}

using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The emulator: a house with floors.</summary>
internal static class LayersOfEmulator
{
    private const string Package = "Okta.Xaas.Emulator";

    public static readonly LayerTable Table = new(Package, MayUse(), LayerOf);

    private static Dictionary<string, string[]> MayUse() => new()
    {
        ["Errors"] = [],
        ["Buffers"] = [],
        ["Clocks"] = [],
        ["Wire"] = ["Errors"],
        ["Routes"] = [],
        ["Model"] = ["Errors", "Buffers", "Wire", "Routes"],
        ["Settings"] = ["Routes", "Model"],
        ["OAuth"] = ["Errors", "Wire", "Model"],
        ["Accounts"] = ["Wire", "Model"],
        ["Sessions"] = ["Errors", "Wire", "Buffers", "Model", "Settings", "Accounts"],
        ["SystemLog"] = ["Errors", "Buffers", "Model", "Accounts", "Sessions"],
        ["Records"] = ["Wire", "Model", "Accounts", "Sessions", "SystemLog"],
        ["Org"] = ["Buffers", "Clocks", "Model", "Settings", "OAuth", "Accounts", "Sessions", "SystemLog", "Records"],
        ["Persistence"] = ["Model", "Accounts", "Sessions", "Records", "Org"],
        ["RateLimits"] = ["Model", "Settings", "Routes"],
        ["Operations"] = ["Errors", "Wire", "Buffers", "Model", "OAuth", "Accounts", "Sessions", "SystemLog"],
        ["Pipeline"] = ["Errors", "Buffers", "Clocks", "Routes", "Model", "Settings", "OAuth", "Accounts", "Sessions", "SystemLog", "Records", "Org", "RateLimits", "Operations"],
        ["Hosting"] = ["Wire", "Model", "Pipeline"],
        ["Control"] = ["Errors", "Clocks", "Wire", "Routes", "Model", "Settings", "Accounts", "Sessions", "Records", "Org", "Persistence", "Pipeline"],
        ["Server"] = ["Wire", "Model", "Pipeline", "Hosting", "Control"],
        ["FrontDoor"] = ["Errors", "Clocks", "Model", "OAuth", "Accounts", "Sessions", "Records", "Org", "Persistence", "Pipeline", "Hosting", "Control", "Server"],
        ["CommandLine"] = ["Model", "OAuth", "FrontDoor"],
    };

    private static string? LayerOf(TypeReference type) => LayerTable.FirstFolderOf(type, Package) switch
    {
        "" => "FrontDoor",
        var part => part,
    };
}

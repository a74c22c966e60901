namespace Okta.Xaas.Tests.Conventions;

/// <summary>The tool.</summary>
internal static class LayersOfTool
{
    private const string Package = "Okta.Xaas.Tool";

    public static readonly LayerTable Table = new(Package, MayUse(), type => LayerTable.FirstFolderOf(type, Package));

    private static Dictionary<string, string[]> MayUse() => new()
    {
        ["Endings"] = [],
        ["Display"] = [],
        ["Connection"] = ["Endings", "Display"],
        ["Feeds"] = ["Endings", "Display", "Connection"],
        ["Report"] = ["Endings", "Display", "Connection", "Feeds"],
        ["Synchronization"] = ["Display", "Connection", "Feeds", "Report"],
        ["Looks"] = ["Endings", "Display", "Connection", "Feeds", "Report"],
        ["Sessions"] = ["Endings", "Display", "Connection"],
        ["Commands"] = ["Endings", "Display", "Connection", "Feeds", "Synchronization", "Looks", "Sessions"],
    };
}

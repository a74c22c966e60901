using Mono.Cecil;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>
/// Who may use whom, in every package: the direction that the architecture gives it. A layer is a feature's namespace, what is internal to it included.
/// What a table's line does not name, its layer must not use; whoever needs another edge adds it there, and says why in the commit.
/// </summary>
public class LayerTests
{
    // Set to 1, the pages' tables are written anew from these; the words of each layer stay.
    private const string Accept = "ACCEPT_LAYERS";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Changes"] = [],
        ["Batching"] = ["Changes"],
        ["Api.Models"] = ["Changes"],
        ["Results"] = ["Changes", "Api.Models"],
        ["Authentication"] = [],
        ["Diagnostics"] = [],
        ["Journal"] = ["Changes", "Results"],
        ["Diagnostics.Internal"] = ["Changes", "Batching", "Api.Models", "Results"],
        ["Options"] = ["Http", "Authentication"],
        ["Http"] = ["Options", "Authentication", "Diagnostics"],
        ["Api"] = ["Options", "Http", "Authentication", "Changes", "Api.Models"],
        ["Sessions"] = ["Options", "Api", "Api.Models", "Batching", "Changes"],
        ["Synchronization"] = ["Options", "Sessions", "Batching", "Changes", "Results", "Api", "Api.Models", "Http", "Diagnostics", "Diagnostics.Internal", "Journal"],
        ["Synchronizer"] = ["Options", "Synchronization", "Journal", "Batching", "Changes", "Results", "Api", "Diagnostics", "Diagnostics.Internal"],
        ["DependencyInjection"] = ["Options", "Synchronizer", "Api", "Http", "Authentication", "Diagnostics", "Journal"],
    };

    private static readonly Dictionary<string, LayerTable> Tables = new()
    {
        [InspectedAssemblies.NetFramework] = new("Okta.Xaas", MayUse, LayerOf) { UpwardUses = [("Http", "Options")] },
        [InspectedAssemblies.Net] = new("Okta.Xaas", MayUse, LayerOf) { UpwardUses = [("Http", "Options")] },
        [InspectedAssemblies.Snapshots] = LayersOfSnapshots.Table,
        [InspectedAssemblies.Emulator] = LayersOfEmulator.Table,
    };

    // The decisions: they know no network, clock, log, file, thread or chance.
    private static readonly string[] ImpureNamespaces =
        ["System.Net", "System.IO", "System.Threading", "System.Diagnostics", "System.Security", "System.Data", "Microsoft.Extensions", "Polly"];

    private static readonly string[] ImpureTypes =
        ["System.TimeProvider", "System.DateTime", "System.Random", "System.Environment", "System.Console", "System.Guid", "System.AppContext", "System.GC"];

    private static readonly string[] PureSessionTypes = ["SessionTransitions", "SessionAction", "SessionStateException", "CreationCooldown", "CooldownDecision"];

    public static TheoryData<string> Sdk => InspectedAssemblies.Sdk;

    public static TheoryData<string> All => InspectedAssemblies.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Each_layer_uses_only_those_that_the_table_gives_it(string assembly)
    {
        var table = Tables[assembly];
        var wrong =
            from use in UsesOf(assembly)
            where !table.MayUse[use.From].Contains(use.To) && !table.UpwardUses.Contains((use.From, use.To))
            select $"{use.From} must not use {use.To}: {use.User.FullName} uses {use.Used.FullName}";
        wrong.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_table_names_what_there_is_and_no_more(string assembly)
    {
        var (table, uses) = (Tables[assembly], UsesOf(assembly).Select(use => (use.From, use.To)).ToHashSet());
        if (assembly != InspectedAssemblies.NetFramework)
        {
            InspectedAssemblies.WrittenTypes(assembly).Select(table.LayerOf).OfType<string>().Distinct().Should().BeEquivalentTo(table.MayUse.Keys);
            table.UpwardUses.Should().BeSubsetOf(uses, "what is done with is taken off the list");
        }

        if (assembly == InspectedAssemblies.Emulator) table.MayUse.SelectMany(layer => layer.Value.Select(lower => (layer.Key, lower))).Should().BeSubsetOf(uses);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void There_is_one_way_down_and_no_circle(string assembly)
    {
        var table = Tables[assembly];
        var left = table.MayUse.ToDictionary(layer => layer.Key, layer => layer.Value.Where(lower => !table.UpwardUses.Contains((layer.Key, lower))).ToHashSet());
        while (left.Where(layer => layer.Value.Count == 0).Select(layer => layer.Key).FirstOrDefault() is { } lowest)
        {
            left.Remove(lowest);
            foreach (var uses in left.Values) uses.Remove(lowest);
        }

        left.Keys.Should().BeEmpty("each layer stands on lower ones");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_architecture_s_page_prints_the_table(string assembly)
    {
        var table = Tables[assembly];
        var file = Repository.PathOf("docs", "architecture.md");
        var page = ArchitecturePage.Read(file);
        if (Environment.GetEnvironmentVariable(Accept) == "1") page.Write(file, table);
        ArchitecturePage.Read(file).LinesOf(table.Package).Should().Equal(
            table.MayUse.Select(layer => (layer.Key, string.Join(", ", layer.Value))),
            $"the page is for people, this table for the compiler's output: {Accept}=1 writes the page's second column anew");
    }

    [Theory]
    [MemberData(nameof(Sdk))]
    public void Decisions_are_pure(string assembly)
    {
        var decisions = InspectedAssemblies.WrittenTypes(assembly)
            .Where(t => LayerOf(t) is "Changes" or "Batching" || PureSessionTypes.Contains(t.Name)).ToList();
        decisions.Select(t => t.Name).Should().Contain(PureSessionTypes).And.Contain(["ChangeValidator", "BatchPacker", "BatchBuilder"]);
        var uses = from type in decisions from used in TypeUses.Of(type) where IsImpure(used) select $"{type.FullName} uses {used.FullName}";
        uses.Should().BeEmpty();
    }

    private static bool IsImpure(TypeReference type) =>
        type.Scope is not ModuleDefinition
        && (ImpureTypes.Contains(type.FullName) || ImpureNamespaces.Any(n => type.Namespace == n || type.Namespace.StartsWith(n + ".", StringComparison.Ordinal)))
        && !type.Namespace.StartsWith("System.Diagnostics.CodeAnalysis", StringComparison.Ordinal);

    private static IEnumerable<LayerUse> UsesOf(string assembly)
    {
        var table = Tables[assembly];
        return
            from type in InspectedAssemblies.WrittenTypes(assembly)
            from used in TypeUses.Of(type)
            where used.Scope is ModuleDefinition
            let mine = table.LayerOf(type)
            let theirs = table.LayerOf(used)
            where mine is not null && theirs is not null && mine != theirs
            select new LayerUse(mine, theirs, type, used);
    }

    // Types of the root are the options and the front door; polyfills and what generators made belong to no layer.
    private static string? LayerOf(TypeReference type)
    {
        if (type.Name.Contains('<', StringComparison.Ordinal)) return null;
        if (type.Namespace == "Microsoft.Extensions.DependencyInjection") return "DependencyInjection";
        if (type.Namespace == "Okta.Xaas")
        {
            return type.Name switch
            {
                "IdentitySourceSynchronizer" or "IIdentitySourceSynchronizer" => "Synchronizer",
                "ArgumentChecks" or "Hashing" or "OutsideText" or "OwnerOnlyFile" or "StringSearch" or "TimeProviderDelay" or "ExperimentalIds" => null,
                _ => "Options",
            };
        }

        const string Root = "Okta.Xaas.";
        if (!type.Namespace.StartsWith(Root, StringComparison.Ordinal)) return null;
        var layer = type.Namespace[Root.Length..];
        return MayUse.ContainsKey(layer) ? layer : layer.Replace(".Internal", "", StringComparison.Ordinal);
    }

    private sealed record LayerUse(string From, string To, TypeReference User, TypeReference Used);
}

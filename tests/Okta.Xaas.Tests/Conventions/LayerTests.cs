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

    private static readonly Dictionary<string, LayerTable> Tables = new()
    {
        [InspectedAssemblies.NetFramework] = LayersOfSdk.Table,
        [InspectedAssemblies.Net] = LayersOfSdk.Table,
        [InspectedAssemblies.Snapshots] = LayersOfSnapshots.Table,
        [InspectedAssemblies.Feeds] = LayersOfFeeds.Table,
        [InspectedAssemblies.Hosting] = LayersOfHosting.Table,
        [InspectedAssemblies.Emulator] = LayersOfEmulator.Table,
        [InspectedAssemblies.Tool] = LayersOfTool.Table,
    };

    // The decisions: they know no network, clock, log, file, thread or chance.
    private static readonly string[] ImpureNamespaces =
        ["System.Net", "System.IO", "System.Threading", "System.Diagnostics", "System.Security", "System.Data", "Microsoft.Extensions", "Polly"];

    private static readonly string[] ImpureTypes =
        ["System.TimeProvider", "System.DateTime", "System.Random", "System.Environment", "System.Console", "System.Guid", "System.AppContext", "System.GC"];

    private static readonly string[] PureTypes = ["SessionTransitions", "SessionAction", "SessionStateException", "CreationCooldown", "CooldownDecision", "VerdictTable", "Finding", "ReadingPlan"];

    public static TheoryData<string> Sdk => InspectedAssemblies.Sdk;

    public static TheoryData<string> Layered => InspectedAssemblies.Layered;

    [Theory]
    [MemberData(nameof(Layered))]
    public void Each_layer_uses_only_those_that_the_table_gives_it(string assembly)
    {
        var table = Tables[assembly];
        var wrong =
            from use in UsesOf(assembly)
            where !table.MayUse[use.From].Contains(use.To)
            select $"{use.From} must not use {use.To}: {use.User.FullName} uses {use.Used.FullName}";
        wrong.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Layered))]
    public void A_table_names_what_there_is_and_no_more(string assembly)
    {
        var (table, uses) = (Tables[assembly], UsesOf(assembly).Select(use => (use.From, use.To)).ToHashSet());
        if (assembly != InspectedAssemblies.NetFramework)
        {
            InspectedAssemblies.WrittenTypes(assembly).Select(table.LayerOf).OfType<string>().Distinct().Should().BeEquivalentTo(table.MayUse.Keys);
            var idle = from layer in table.MayUse from lower in layer.Value where !uses.Contains((layer.Key, lower)) select $"{layer.Key} does not use {lower}";
            string.Join(Environment.NewLine, idle).Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Layered))]
    public void There_is_one_way_down_and_no_circle(string assembly)
    {
        var table = Tables[assembly];
        var left = table.MayUse.ToDictionary(layer => layer.Key, layer => layer.Value.ToHashSet());
        while (left.Where(layer => layer.Value.Count == 0).Select(layer => layer.Key).FirstOrDefault() is { } lowest)
        {
            left.Remove(lowest);
            foreach (var uses in left.Values) uses.Remove(lowest);
        }

        left.Keys.Should().BeEmpty("each layer stands on lower ones");
    }

    [Theory]
    [MemberData(nameof(Layered))]
    public void No_folder_within_a_layer_is_part_of_a_circle_either(string assembly)
    {
        var package = Tables[assembly].Package;
        var uses = UsesOf(assembly, type => LayerTable.FolderOf(type, package)).ToLookup(use => use.From);
        var left = uses.ToDictionary(folder => folder.Key, folder => folder.Select(use => use.To).ToHashSet());
        while (left.FirstOrDefault(folder => !folder.Value.Any(left.ContainsKey)).Key is { } lowest) left.Remove(lowest);
        var lines = from folder in left.Keys from use in uses[folder] where left.ContainsKey(use.To) select $"{use.User.FullName} uses {use.Used.FullName}";
        string.Join(Environment.NewLine, lines).Should().BeEmpty("these are the circle and what stands on it");
    }

    [Theory]
    [MemberData(nameof(Layered))]
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

    [Fact]
    public void What_the_architecture_s_page_gives_as_the_place_of_a_rule_is_there()
    {
        var places = ArchitecturePage.Read(Repository.PathOf("docs", "architecture.md")).Places();
        places.Should().HaveCountGreaterThan(10);
        var sources = Repository.TrackedFiles().Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Select(file => file.Replace(".cs", "/", StringComparison.Ordinal)).ToList();
        places.Where(place => !sources.Any(file => file.Contains($"/{place}/", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Sdk))]
    public void Decisions_are_pure(string assembly)
    {
        var decisions = InspectedAssemblies.WrittenTypes(assembly)
            .Where(t => LayersOfSdk.Table.LayerOf(t) is "Changes" or "Batching" or "Schema" || PureTypes.Contains(t.Name)).ToList();
        decisions.Select(t => t.Name).Should().Contain(PureTypes).And.Contain(["ChangeValidator", "BatchPacker", "BatchBuilder"]);
        var uses = from type in decisions from used in TypeUses.Of(type) where IsImpure(used) select $"{type.FullName} uses {used.FullName}";
        uses.Should().BeEmpty();
    }

    private static bool IsImpure(TypeReference type) =>
        type.Scope is not ModuleDefinition
        && (ImpureTypes.Contains(type.FullName) || ImpureNamespaces.Any(n => type.Namespace == n || type.Namespace.StartsWith(n + ".", StringComparison.Ordinal)))
        && !type.Namespace.StartsWith("System.Diagnostics.CodeAnalysis", StringComparison.Ordinal);

    private static IEnumerable<LayerUse> UsesOf(string assembly) => UsesOf(assembly, Tables[assembly].LayerOf);

    private static IEnumerable<LayerUse> UsesOf(string assembly, Func<TypeReference, string?> placeOf) =>
        from type in InspectedAssemblies.WrittenTypes(assembly)
        from used in TypeUses.Of(type)
        where used.Scope is ModuleDefinition
        let mine = placeOf(type)
        let theirs = placeOf(used)
        where mine is not null && theirs is not null && mine != theirs
        select new LayerUse(mine, theirs, type, used);

    private sealed record LayerUse(string From, string To, TypeReference User, TypeReference Used);
}

using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>Who may use whom: the direction that the architecture gives the SDK. A layer is a feature's namespace, what is internal to it included.</summary>
public class LayerTests
{
    // The table. What a line does not name, its layer must not use; whoever needs another edge adds it here, and says why in the commit.
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
        ["DependencyInjection"] = ["Options", "Synchronizer", "Api", "Http", "Authentication", "Journal"],
    };

    // The decisions: they know no network, clock, log, file, thread or chance.
    private static readonly string[] ImpureNamespaces =
        ["System.Net", "System.IO", "System.Threading", "System.Diagnostics", "System.Security", "System.Data", "Microsoft.Extensions", "Polly"];

    private static readonly string[] ImpureTypes =
        ["System.TimeProvider", "System.DateTime", "System.Random", "System.Environment", "System.Console", "System.Guid", "System.AppContext", "System.GC"];

    private static readonly string[] PureSessionTypes = ["SessionTransitions", "SessionAction", "SessionStateException", "CreationCooldown", "CooldownDecision"];

    public static TheoryData<string> Sdk => InspectedAssemblies.Sdk;

    [Theory]
    [MemberData(nameof(Sdk))]
    public void Each_layer_uses_only_those_that_the_table_gives_it(string assembly)
    {
        var uses =
            from type in InspectedAssemblies.WrittenTypes(assembly)
            from used in TypeUses.Of(type)
            where used.Scope is ModuleDefinition
            let mine = LayerOf(type)
            let theirs = LayerOf(used)
            where mine is not null && theirs is not null && mine != theirs && !MayUse[mine].Contains(theirs)
            select $"{mine} must not use {theirs}: {type.FullName} uses {used.FullName}";
        uses.Should().BeEmpty();
    }

    [Fact]
    public void The_table_has_no_layer_that_is_gone() =>
        InspectedAssemblies.WrittenTypes(InspectedAssemblies.Net).Select(LayerOf).OfType<string>().Distinct().Should().BeEquivalentTo(MayUse.Keys);

    [Fact]
    public void The_table_has_no_circle_but_that_of_the_options_and_what_they_set_up()
    {
        var left = MayUse.ToDictionary(l => l.Key, l => l.Value.Where(u => (l.Key, u) != ("Http", "Options")).ToHashSet());
        while (left.Where(l => l.Value.Count == 0).Select(l => l.Key).FirstOrDefault() is { } lowest)
        {
            left.Remove(lowest);
            foreach (var uses in left.Values) uses.Remove(lowest);
        }

        left.Keys.Should().BeEmpty("each layer stands on lower ones");
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
                "ArgumentChecks" or "Hashing" or "StringSearch" or "TimeProviderDelay" or "ExperimentalIds" => null,
                _ => "Options",
            };
        }

        const string Root = "Okta.Xaas.";
        if (!type.Namespace.StartsWith(Root, StringComparison.Ordinal)) return null;
        var layer = type.Namespace[Root.Length..];
        return MayUse.ContainsKey(layer) ? layer : layer.Replace(".Internal", "", StringComparison.Ordinal);
    }
}

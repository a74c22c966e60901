using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The built assemblies, read without being loaded.</summary>
internal static class InspectedAssemblies
{
    public const string NetFramework = "Okta.Xaas.net472";
    public const string Net = "Okta.Xaas.net10.0";
    public const string Emulator = "Okta.Xaas.Emulator.net10.0";
    public const string Snapshots = "Okta.Xaas.Snapshots.net10.0";
    public const string Feeds = "Okta.Xaas.Feeds.net10.0";
    public const string Tool = "Okta.Xaas.Tool.net10.0";
    public const string Hosting = "Okta.Xaas.Hosting.net10.0";

    private static readonly Dictionary<string, AssemblyDefinition> Assemblies = new()
    {
        [NetFramework] = Read("inspected", "Okta.Xaas.dll"),
        [Net] = Read("Okta.Xaas.dll"),
        [Emulator] = Read("inspected", "Okta.Xaas.Emulator.dll"),
        [Snapshots] = Read("inspected", "Okta.Xaas.Snapshots.dll"),
        [Feeds] = Read("inspected", "Okta.Xaas.Feeds.dll"),
        [Hosting] = Read("inspected", "Okta.Xaas.Hosting.dll"),
        [Tool] = Read("inspected", "okta-xaas.dll"),
    };

    /// <summary>The SDK with all that it can use of .NET, and with what .NET Framework has.</summary>
    public static TheoryData<string> Sdk => [NetFramework, Net];

    /// <summary>All libraries that are published.</summary>
    public static TheoryData<string> All => [NetFramework, Net, Emulator, Snapshots, Feeds, Hosting];

    /// <summary>All that have layers: the libraries, and the program.</summary>
    public static TheoryData<string> Layered => [NetFramework, Net, Emulator, Snapshots, Feeds, Hosting, Tool];

    public static AssemblyDefinition Get(string name) => Assemblies[name];

    /// <summary>The types that somebody wrote: no nested ones, and none that the compiler or a source generator made.</summary>
    public static IEnumerable<TypeDefinition> WrittenTypes(string name) => Get(name).MainModule.Types.Where(IsWritten);

    /// <summary>A type and those in it, the compiler's closures and state machines included.</summary>
    public static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static bool IsWritten(TypeDefinition type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && !type.Namespace.StartsWith("Refit", StringComparison.Ordinal)
        && type.Namespace is not ("Microsoft.CodeAnalysis" or "System.Runtime.CompilerServices" or "System.Diagnostics.CodeAnalysis")
        && !type.CustomAttributes.Any(a => a.AttributeType.Name is "CompilerGeneratedAttribute" or "EmbeddedAttribute");

    private static AssemblyDefinition Read(params string[] path) =>
        AssemblyDefinition.ReadAssembly(Path.Combine([AppContext.BaseDirectory, .. path]), new ReaderParameters { InMemory = true });
}

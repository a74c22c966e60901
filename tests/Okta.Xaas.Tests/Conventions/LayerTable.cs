using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The layers of a package, from the lowest up, and which others each may use.</summary>
/// <param name="Package">The package's name.</param>
/// <param name="MayUse">Layer → those that it may use.</param>
/// <param name="LayerOf">The layer of a type; null for what belongs to none.</param>
internal sealed record LayerTable(string Package, IReadOnlyDictionary<string, string[]> MayUse, Func<TypeReference, string?> LayerOf)
{
    /// <summary>The first folder of a type's file below the package's own, empty for its root; the compiler's own types have none.</summary>
    public static string? FirstFolderOf(TypeReference type, string package) => FolderOf(type, package)?.Split('.')[0];

    /// <summary>The folder of a type's file, what is in its <c>Internal</c> included.</summary>
    public static string? FolderOf(TypeReference type, string package)
    {
        if (type.Name.Contains('<', StringComparison.Ordinal)) return null;
        if (type.Namespace == "Microsoft.Extensions.DependencyInjection") return "DependencyInjection";
        if (type.Namespace == package) return SourceFolders.Of(package, type.Name);
        return type.Namespace.StartsWith(package + ".", StringComparison.Ordinal) ? type.Namespace[(package.Length + 1)..].Replace(".Internal", "", StringComparison.Ordinal) : null;
    }
}

using Mono.Cecil;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The layers of a package, from the lowest up, and which others each may use.</summary>
/// <param name="Package">The package's name.</param>
/// <param name="MayUse">Layer → those that it may use.</param>
/// <param name="LayerOf">The layer of a type; null for what belongs to none.</param>
internal sealed record LayerTable(string Package, IReadOnlyDictionary<string, string[]> MayUse, Func<TypeReference, string?> LayerOf)
{
    /// <summary>Uses that lead upward all the same, each named; the list may only get shorter.</summary>
    public IReadOnlyList<(string From, string To)> UpwardUses { get; init; } = [];

    /// <summary>The first part of a type's namespace below the package's own, which the compiler's own types have none of; empty for the package's own.</summary>
    public static string? FirstPart(TypeReference type, string package)
    {
        if (type.Name.Contains('<', StringComparison.Ordinal)) return null;
        if (type.Namespace == package) return string.Empty;
        return type.Namespace.StartsWith(package + ".", StringComparison.Ordinal) ? type.Namespace[(package.Length + 1)..].Split('.')[0] : null;
    }
}

using System.Collections.Concurrent;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>In which folder a type stands that has its package's own namespace: these are public, and one using is enough for all of them.</summary>
internal static class SourceFolders
{
    private static readonly Lazy<IReadOnlyList<string>> Tracked = new(Repository.TrackedFiles);
    private static readonly ConcurrentDictionary<(string Package, string Type), string> Known = new();

    /// <summary>The first folder of the file that is named as the type; empty at the package's root.</summary>
    public static string Of(string package, string type) => Known.GetOrAdd((package, type.Split('`')[0]), Find);

    private static string Find((string Package, string Type) wanted)
    {
        var root = $"src/{wanted.Package}/";
        var files = Tracked.Value
            .Where(file => file.StartsWith(root, StringComparison.Ordinal) && Path.GetFileName(file) == $"{wanted.Type}.cs")
            .Where(file => File.ReadLines(Repository.PathOf(file)).Any(line => line.TrimEnd(';') == $"namespace {wanted.Package}"));
        return files.Should().ContainSingle($"{wanted.Type} has a file of its own").Which[root.Length..].Split('/') is { Length: > 1 } parts ? parts[0] : string.Empty;
    }
}

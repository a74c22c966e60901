namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The repository's own files, without what a build makes.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Made = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules"];

    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>All files, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Files(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))];

    public static IEnumerable<string> Markdown => All.Where(path => path.EndsWith(".md", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) => folder.EnumerateFiles().Concat(
        folder.EnumerateDirectories().Where(inner => !inner.Name.StartsWith('.') && !Made.Contains(inner.Name)).SelectMany(Files));

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Okta.Xaas.sln"))
            ? folder.FullName
            : FindRoot(folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}

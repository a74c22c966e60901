using System.Text.RegularExpressions;

namespace Okta.Xaas.SamplesTests.Support;

/// <summary>The files of the repository, as a newcomer has them.</summary>
internal static partial class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>The contents of a document's code blocks in a language.</summary>
    public static IReadOnlyList<string> CodeBlocks(string path, string language) =>
        [.. Block().Matches(Read(path)).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["code"].Value)];

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException("The tests run outside of the repository.")
        : File.Exists(Path.Combine(folder.FullName, "Okta.Xaas.sln")) ? folder.FullName
        : Find(folder.Parent);
}

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>Every C# block of every page stands, word for word, in a source file of a sample that the solution compiles.</summary>
public sealed class CodeBlockTests
{
    private static readonly string[][] Sources =
        [.. RepositoryFiles.All.Where(path => path.StartsWith("samples/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)).Select(CodeOf)];

    [Theory]
    [MarkdownFile]
    public void Its_code_is_compiled(string path)
    {
        var uncompiled = CSharp(path).Where(block => !IsCompiled(block)).Select(block => $"{path}:{block.Line}: {block.Lines[0]}");

        uncompiled.Should().BeEmpty("each block is taken from a source under samples/");
    }

    [Fact]
    public void The_pages_have_code() => RepositoryFiles.Markdown.Sum(path => CSharp(path).Count()).Should().BeGreaterThan(20);

    [Fact]
    public void A_block_that_is_not_compiled_is_found()
    {
        IsCompiled(new CodeBlock("csharp", 1, ["var synchronizer = host.Services.GetRequiredService<IIdentitySourceSynchronizer>();"])).Should().BeTrue();
        IsCompiled(new CodeBlock("csharp", 1, ["var synchronizer = host.Services.GetService<IIdentitySourceSynchronizer>();"])).Should().BeFalse();
        IsCompiled(new CodeBlock("csharp", 1, [])).Should().BeFalse();
    }

    [Fact]
    public void Every_sample_is_in_the_solution()
    {
        var solution = RepositoryFiles.Read("Okta.Xaas.sln").Replace('\\', '/');

        RepositoryFiles.All.Where(path => path.StartsWith("samples/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.OnlyContain(project => solution.Contains($"\"{project}\"", StringComparison.Ordinal));
    }

    private static IEnumerable<CodeBlock> CSharp(string path) => new MarkdownPage(path).Blocks.Where(block => block.Language is "csharp" or "cs" or "c#");

    private static bool IsCompiled(CodeBlock block)
    {
        var wanted = Dedented(block.Lines);
        return wanted.Any(line => line.Length > 0) && Sources.Any(source => Occurs(wanted, source));
    }

    private static bool Occurs(string[] wanted, string[] source) =>
        Enumerable.Range(0, Math.Max(0, source.Length - wanted.Length + 1)).Any(start =>
            source[start].EndsWith(wanted[0], StringComparison.Ordinal) && Dedented(source[start..(start + wanted.Length)]).SequenceEqual(wanted));

    private static string[] CodeOf(string path) => [.. Shown(RepositoryFiles.Read(path).Split('\n')).Where(line => !IsMarker(line.Trim())).Select(line => line.TrimEnd())];

    // What a sample does beside what a page shows of it.
    private static IEnumerable<string> Shown(string[] lines)
    {
        var isShown = true;
        foreach (var line in lines)
        {
            if (line.Trim() == "// <not-shown>") isShown = false;
            if (isShown) yield return line;
            if (line.Trim() == "// </not-shown>") isShown = true;
        }
    }

    private static bool IsMarker(string line) => line.StartsWith("// <", StringComparison.Ordinal) && line.EndsWith('>');

    private static string[] Dedented(IReadOnlyList<string> lines)
    {
        var indentation = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return [.. lines.Select(line => line.Trim().Length == 0 ? "" : line[indentation..].TrimEnd())];
    }
}

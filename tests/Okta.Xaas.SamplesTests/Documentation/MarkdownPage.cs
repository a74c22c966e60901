using System.Text.RegularExpressions;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>A Markdown file, as far as the tests look at it.</summary>
internal sealed partial class MarkdownPage
{
    private readonly List<string> _prose = [];

    public MarkdownPage(string path)
    {
        Path = path;
        var blocks = new List<CodeBlock>();
        List<string>? open = null;
        var number = 0;
        foreach (var line in RepositoryFiles.Read(path).Split('\n'))
        {
            number++;
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (isFence && open is null) blocks.Add(new CodeBlock(line.Trim().TrimStart('`'), number, open = []));
            else if (isFence) open = null;
            else (open ?? _prose).Add(line);
        }

        Blocks = blocks;
    }

    public string Path { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>What stands between backticks outside of the blocks.</summary>
    public IEnumerable<string> CodeSpans => _prose.SelectMany(line => CodeSpan().Matches(line)).Select(match => match.Groups[1].Value);

    public IEnumerable<string> LinkTargets => _prose.SelectMany(line => Link().Matches(CodeSpan().Replace(line, ""))).Select(match => match.Groups[1].Value);

    /// <summary>The names that a link can lead to, as GitHub makes them of the headings.</summary>
    public IEnumerable<string> Anchors => _prose.Where(line => Heading().IsMatch(line)).Select(line => AnchorOf(Heading().Match(line).Groups[1].Value));

    /// <summary>The rows of all tables under a heading, without their head lines; the cells are trimmed.</summary>
    public IReadOnlyList<string[]> RowsUnder(string heading)
    {
        var rows = _prose.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !Heading().IsMatch(line))
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        rows.Should().NotBeEmpty($"{Path} has a table under '{heading}'");
        var separators = Enumerable.Range(0, rows.Count).Where(i => rows[i][0].StartsWith("---", StringComparison.Ordinal)).ToHashSet();
        return [.. rows.Where((_, i) => !separators.Contains(i) && !separators.Contains(i + 1))];
    }

    private static string AnchorOf(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$")]
    private static partial Regex Heading();
}

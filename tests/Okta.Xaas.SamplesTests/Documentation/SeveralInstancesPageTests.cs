using System.Text.RegularExpressions;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The page about several instances names tests that exist, and every table.</summary>
public sealed partial class SeveralInstancesPageTests
{
    private static readonly MarkdownPage Page = new("docs/snapshots-several-instances.md");

    [Fact]
    public void Every_promise_has_a_test_that_exists()
    {
        var rows = Page.RowsUnder("## What is promised");
        var named = Page.CodeSpans.Where(span => ReliabilityPageTests.TestName().IsMatch($"`{span}`")).Distinct().ToList();

        rows.Should().HaveCountGreaterThan(5).And.OnlyContain(row => ReliabilityPageTests.TestName().IsMatch(row.Last()));
        named.Should().HaveCountGreaterThan(10).And.OnlyContain(name => ReliabilityPageTests.Exists(name));
    }

    [Fact]
    public void A_role_that_makes_no_tables_gets_its_rights_on_every_table_that_lasts()
    {
        var steps = RepositoryFiles.All.Where(path => StepFile().IsMatch(path)).Select(RepositoryFiles.Read).ToArray();
        var tables = steps.SelectMany(step => Table().Matches(step)).Select(match => match.Groups[1].Value).ToArray();
        var granted = Page.Blocks.Select(block => Grant().Match(string.Join(" ", block.Lines))).Single(match => match.Success).Groups[1].Value.Split(',', StringSplitOptions.TrimEntries);

        tables.Should().NotBeEmpty();
        granted.Should().BeEquivalentTo(tables);
    }

    [GeneratedRegex(@"^src/Okta\.Xaas\.Snapshots/Store/Internal/Version[0-9]+\.cs$")]
    private static partial Regex StepFile();

    [GeneratedRegex("CREATE TABLE (xaas_[a-z_]+)")]
    private static partial Regex Table();

    [GeneratedRegex("GRANT [A-Z, ]+ ON ([a-z_, ]+) TO hr_feed")]
    private static partial Regex Grant();
}

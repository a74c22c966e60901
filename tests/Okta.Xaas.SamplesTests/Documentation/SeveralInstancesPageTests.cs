namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The page about several instances names tests that exist.</summary>
public sealed class SeveralInstancesPageTests
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
}

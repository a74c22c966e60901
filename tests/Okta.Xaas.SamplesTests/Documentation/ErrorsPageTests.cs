using System.Reflection;
using System.Text.RegularExpressions;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The page about errors speaks of what the code has.</summary>
public sealed partial class ErrorsPageTests
{
    private static readonly MarkdownPage Page = new("docs/errors.md");

    private static readonly string Source = string.Concat(
        RepositoryFiles.All.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)).Select(RepositoryFiles.Read));

    [Fact]
    public void Every_reason_of_a_rejection_is_explained() =>
        Page.RowsUnder("## Rejected changes").Select(row => row[0].Trim('`')).Should().BeEquivalentTo(Enum.GetNames<RejectionReason>());

    [Fact]
    public void Every_exception_is_listed_with_what_it_carries()
    {
        var exceptions = new[] { typeof(OktaXaasOptions), typeof(SnapshotOptions) }.SelectMany(type => type.Assembly.GetExportedTypes()).Where(type => type.IsAssignableTo(typeof(Exception))).ToList();
        var rows = Page.RowsUnder("## Exceptions").ToDictionary(row => row[0].Split(' ')[0].Trim('`'), row => row[^1]);

        exceptions.Should().HaveCountGreaterThan(3);
        foreach (var exception in exceptions)
        {
            var carried = exception.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name).Except([nameof(Exception.Message)]);
            rows.Should().ContainKey(exception.Name);
            carried.Where(name => !rows[exception.Name].Contains($"`{name}`", StringComparison.Ordinal)).Should().BeEmpty(exception.Name);
        }
    }

    [Theory]
    [InlineData("## Before anything is sent")]
    [InlineData("## The journal")]
    [InlineData("## Options that are not valid")]
    [InlineData("## Answers of Okta")]
    [InlineData("## No answer")]
    [InlineData("## Runs that fail")]
    public void The_messages_are_those_of_the_code(string heading)
    {
        var fragments = Page.RowsUnder(heading).SelectMany(row => Quoted().Matches(row[0])).SelectMany(match => match.Groups[1].Value.Split('…', StringSplitOptions.TrimEntries))
            .Where(fragment => fragment.Count(char.IsLetter) > 3).ToList();

        fragments.Should().HaveCountGreaterThan(3).And.OnlyContain(fragment => Source.Contains(fragment, StringComparison.Ordinal));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}

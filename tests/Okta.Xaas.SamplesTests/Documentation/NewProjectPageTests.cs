using System.Reflection;
using System.Text.Json;
using Okta.Xaas.Emulator;
using Okta.Xaas.Feeds;
using Okta.Xaas.Hosting;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>docs/new-project.md says what the templates have.</summary>
public sealed class NewProjectPageTests
{
    private const string Templates = "src/Okta.Xaas.Templates/content";

    private static readonly MarkdownPage Page = new("docs/new-project.md");

    [Fact]
    public void The_usings_are_those_of_a_template()
    {
        var usings = Page.Blocks.Single(block => block.Language == "xml" && block.Lines[0] == "<ItemGroup>").Lines.Select(line => line.Trim());

        string.Join('\n', RepositoryFiles.Read($"{Templates}/okta-xaas-worker/OktaXaasWorker.csproj").Split('\n').Select(line => line.Trim())).Should().Contain(string.Join('\n', usings));
    }

    [Fact]
    public void The_namespaces_are_those_of_the_public_types()
    {
        Assembly[] packages = [typeof(IIdentitySourceSynchronizer).Assembly, typeof(ISnapshotSynchronizer).Assembly, typeof(HrMapping).Assembly, typeof(IFeedRunner).Assembly, typeof(OktaEmulator).Assembly];
        var namespaces = packages.SelectMany(package => package.GetExportedTypes()).Select(type => type.Namespace!).Where(name => name.StartsWith("Okta.Xaas", StringComparison.Ordinal)).Distinct();

        // Of a package's own the row's second cell, of a feature's the first.
        Page.RowsUnder("## Usings").SelectMany(row => row.Length == 3 ? CodeOf(row[1]) : CodeOf(row[0])).Should().BeEquivalentTo(namespaces);

        static IEnumerable<string> CodeOf(string cell) => cell.Split('`').Where((_, i) => i % 2 == 1);
    }

    [Theory]
    [InlineData("okta-xaas-console")]
    [InlineData("okta-xaas-worker")]
    public void The_options_are_those_of_the_templates(string template)
    {
        // Not among the files that have no folder with a dot.
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, Templates, template, ".template.config", "template.json")));
        var options = settings.RootElement.GetProperty("symbols").EnumerateObject().Where(symbol => symbol.Value.GetProperty("type").GetString() == "parameter").Select(symbol => $"`--{symbol.Name}`");

        Page.RowsUnder("# A new project").Select(row => row[0]).Where(cell => cell.StartsWith("`--", StringComparison.Ordinal)).Should().Equal(options);
        Page.RowsUnder("# A new project").Select(row => row[0]).Should().Contain($"`{template}`");
    }
}

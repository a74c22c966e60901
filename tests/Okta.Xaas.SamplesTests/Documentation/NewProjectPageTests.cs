using System.Text.Json;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>docs/new-project.md says what the templates have.</summary>
public sealed class NewProjectPageTests
{
    private const string Templates = "src/Okta.Xaas.Templates/content";

    private static readonly MarkdownPage Page = new("docs/new-project.md");

    [Fact]
    public void The_usings_are_those_of_a_template()
    {
        var usings = Page.Blocks.Single(block => block.Language == "xml").Lines.Select(line => line.Trim());

        string.Join('\n', RepositoryFiles.Read($"{Templates}/okta-xaas-worker/OktaXaasWorker.csproj").Split('\n').Select(line => line.Trim())).Should().Contain(string.Join('\n', usings));
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

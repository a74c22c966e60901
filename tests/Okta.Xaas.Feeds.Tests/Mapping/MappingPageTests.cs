using System.Text.RegularExpressions;
using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Mapping;

/// <summary>The page on mappings has every property, and its examples are mappings.</summary>
public partial class MappingPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "mapping.md")).ReplaceLineEndings("\n");

    public static TheoryData<string, string[]> Sections => new()
    {
        { "## Properties", MappingProperties.Mapping },
        { "## Attributes", MappingProperties.Attribute },
        { "## Lookups", MappingProperties.Lookup },
        { "## References", MappingProperties.Reference },
        { "## Groups", MappingProperties.Group },
    };

    public static TheoryData<string> Examples => [.. Block().Matches(Page).Select(block => block.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_property_has_its_line(string heading, string[] properties)
    {
        var section = Page[(Page.IndexOf(heading + "\n", StringComparison.Ordinal) + heading.Length)..];
        var end = section.IndexOf("\n## ", StringComparison.Ordinal);
        if (end >= 0) section = section[..end];

        var named = section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => Name().Matches(line.Split('|')[1]).Select(name => name.Groups[1].Value));
        named.Should().BeEquivalentTo(properties);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_a_mapping(string json)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "hr-mapping.json");
            File.WriteAllText(path, json);
            HrMapping.Load(path).Attributes.Should().NotBeEmpty();
            MappingSchema.FaultsOf(json).Should().BeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}

using System.Xml.Linq;
using Okta.Xaas.Tests.Support;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>docs/dependencies.md gives a reason for each package that a published project asks for by name.</summary>
public class DependencyPageTests
{
    [Fact]
    public void Each_dependency_of_each_package_has_its_row_in_the_page()
    {
        var rows = File.ReadLines(Repository.PathOf("docs", "dependencies.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')).ToList();
        var asked = (from project in Directory.GetDirectories(Repository.PathOf("src")).SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
                     from reference in XDocument.Load(project).Descendants("PackageReference")
                     where reference.Attribute("PrivateAssets")?.Value != "all"
                     select (Package: $"`{Path.GetFileNameWithoutExtension(project)}`", Dependency: reference.Attribute("Include")!.Value)).ToList();

        asked.Should().NotBeEmpty();
        asked.Where(pair => !rows.Any(row => NamesOf(row[1]).Contains(pair.Dependency) && row[2].Contains(pair.Package, StringComparison.Ordinal))).Should().BeEmpty();
    }

    private static string[] NamesOf(string cell) => cell.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
}

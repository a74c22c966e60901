using System.Text.RegularExpressions;

namespace Okta.Xaas.Tests.Conventions;

/// <summary>The tables of docs/architecture.md: under a package's heading, a line for each layer with those that it uses.</summary>
internal sealed partial class ArchitecturePage
{
    private readonly string[] _lines;

    private ArchitecturePage(string[] lines) => _lines = lines;

    public static ArchitecturePage Read(string file) => new(File.ReadAllLines(file));

    /// <summary>Layer and those that it uses, in order.</summary>
    public IReadOnlyList<(string Layer, string Uses)> LinesOf(string package) =>
        [.. RowsOf(package).Select(at => Row().Match(_lines[at])).Select(row => (row.Groups["layer"].Value, row.Groups["uses"].Value.Replace("`", "", StringComparison.Ordinal)))];

    /// <summary>Writes the table anew; what stands beside a layer's name stays.</summary>
    public void Write(string file, LayerTable table)
    {
        var rows = RowsOf(table.Package).ToList();
        var words = rows.Select(at => Row().Match(_lines[at])).ToDictionary(row => row.Groups["layer"].Value, row => row.Groups["words"].Value);
        var written = table.MayUse.Select(layer => $"| `{layer.Key}` | {string.Join(", ", layer.Value.Select(lower => $"`{lower}`"))} | {words.GetValueOrDefault(layer.Key, "?")} |");
        File.WriteAllLines(file, [.. _lines[..rows[0]], .. written, .. _lines[(rows[^1] + 1)..]]);
    }

    /// <summary>The names that the page gives as the place of a rule: packages, folders and types.</summary>
    public IReadOnlyList<string> Places() =>
        [.. _lines.SkipWhile(line => !line.StartsWith("## Where is the rule", StringComparison.Ordinal)).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(line => Name().Matches(line.Split('|')[2]).Select(name => name.Groups["name"].Value))];

    private IEnumerable<int> RowsOf(string package)
    {
        var heading = Array.IndexOf(_lines, $"## `{package}`");
        heading.Should().BePositive($"the page has a heading for {package}");
        return Enumerable.Range(heading + 1, _lines.Length - heading - 1).TakeWhile(at => !_lines[at].StartsWith("## ", StringComparison.Ordinal)).Where(at => Row().IsMatch(_lines[at]));
    }

    [GeneratedRegex(@"^\| `(?<layer>[\w.]+)` \| (?<uses>(?:`[\w.]+`(?:, )?)*) ?\| (?<words>.*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();
}

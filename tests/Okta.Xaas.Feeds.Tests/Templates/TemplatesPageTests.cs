using System.Globalization;
using System.Text.RegularExpressions;
using Okta.Xaas.Feeds.Templates.Internal;

namespace Okta.Xaas.Feeds.Tests.Templates;

/// <summary>Every example of the page on templates is run, and every filter has one.</summary>
public partial class TemplatesPageTests
{
    private const string HeldBack = "held back: ";

    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "templates.md")).ReplaceLineEndings("\n");

    // As the page says.
    private static readonly TemplateLibrary Library = new(
    [
        new("cities", [new("BER", "Berlin"), new("WAW", "Warszawa")]),
        new("offices", [new("BER", "Berlin")], UnknownKey.Default, "Remote"),
    ]);

    private static readonly List<string> Lines = [.. Block().Matches(Page).SelectMany(block => block.Groups[1].Value.Split('\n')).Where(line => line.Length > 0)];

    public static TheoryData<string> Examples => [.. Lines];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_gives_what_it_says(string line)
    {
        var example = Example().Match(line);
        example.Success.Should().BeTrue("an example has a template, cells, and after an arrow what comes out");
        var cells = Cell().Matches(example.Groups["cells"].Value).ToDictionary(cell => cell.Groups[1].Value, cell => (object?)cell.Groups[2].Value);
        var columns = cells.Keys.ToList();

        var made = CompiledTemplate.Parse(example.Groups["template"].Value, Library).Bind(columns.IndexOf, TimeProvider.System).Render(new(2, [.. cells.Values]));

        var told = made.Fault is null ? made.Text + (made.After is null ? "" : "{n}") + made.After : HeldBack + made.Fault;
        told.Should().Be(example.Groups["made"].Value);
    }

    [Fact]
    public void Each_filter_has_an_example()
    {
        var examples = string.Concat(Lines);

        TemplateLanguage.Rules.Keys.Where(name => !Regex.IsMatch(examples, $@"\| {name}\b")).Should().BeEmpty();
    }

    [Fact]
    public void Each_tag_has_an_example() =>
        TemplateLanguage.TagNames.Except(["#", "break", "continue"]).Where(name => !Lines.Any(example => example.Contains($"{{% {name} ", StringComparison.Ordinal))).Should().BeEmpty();

    [Fact]
    public void The_limits_are_those_of_the_code() =>
        Limit().Matches(Page[Page.IndexOf("## Limits", StringComparison.Ordinal)..]).Select(row => row.Groups[1].Value).Should().Equal(
            Text(TemplateLimits.TemplateLength),
            Text(TemplateLimits.Depth),
            Text(TemplateLimits.TextLength),
            Text(TemplateLimits.Steps),
            $"{TemplateLimits.Time.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s");

    [Theory]
    [InlineData("row.Mail")]
    [InlineData("row.Grade > 9")]
    [InlineData("row.Flag == true")]
    [InlineData("row.Mail == nil")]
    public void What_the_page_says_is_refused_is(string condition)
    {
        Page.Should().Contain($"| `{condition}`");
        FluentActions.Invoking(() => CompiledCondition.Parse(condition, Library)).Should().Throw<TemplateSyntaxException>();
    }

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    [GeneratedRegex("```liquid\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<template>.+?)\s{2,}(?<cells>[A-Z][A-Za-z ]*:.*?)\s*→ ?(?<made>.*)$")]
    private static partial Regex Example();

    [GeneratedRegex("([A-Z][A-Za-z ]*): ?(.*?)(?:; (?=[A-Z][A-Za-z ]*:)|$)")]
    private static partial Regex Cell();

    [GeneratedRegex(@"^\| [^|]+ \| ([\d,]+(?: s)?) \|$", RegexOptions.Multiline)]
    private static partial Regex Limit();
}

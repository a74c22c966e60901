using Fluid;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>The part of Liquid that templates may use: no files, no clock, nothing that lives longer than a row, no loop but over a list.</summary>
internal static class TemplateLanguage
{
    /// <summary>The name by which templates call the row.</summary>
    public const string Row = "row";

    /// <summary>The name by which they call what a loop knows of itself.</summary>
    public const string Loop = "forloop";

    /// <summary>Stands where <c>unique</c> puts its number until that is known: a character that no list has, as it is for private use.</summary>
    public const char NumberPlace = '\uF8D7';

    private static readonly string[] Tags = ["#", "assign", "break", "case", "comment", "continue", "echo", "for", "if", "raw", "unless"];

    private static readonly Lazy<FluidParser> LazyParser = new(() =>
    {
        // Parentheses, as else no filter could stand in a condition.
        var parser = new FluidParser(new FluidParserOptions { AllowParentheses = true });
        foreach (var tag in parser.RegisteredTags.Keys.Except(Tags).ToList()) parser.RegisteredTags.Remove(tag);
        return parser;
    });

    /// <summary>Every filter, by its name.</summary>
    public static IReadOnlyDictionary<string, FilterRule> Rules { get; } =
        new[] { OwnFilters.All, TextFilters.All, NumberFilters.All, ListFilters.All }.SelectMany(rules => rules).ToDictionary(rule => rule.Name, StringComparer.Ordinal);

    public static IEnumerable<string> TagNames => Tags;

    /// <summary>Safe to be used by several threads.</summary>
    public static FluidParser Parser => LazyParser.Value;
}

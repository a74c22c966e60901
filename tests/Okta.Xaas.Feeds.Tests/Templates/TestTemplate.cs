using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Templates.Internal;

namespace Okta.Xaas.Feeds.Tests.Templates;

/// <summary>Templates over made-up rows.</summary>
internal static class TestTemplate
{
    public static readonly TemplateLibrary Library = new(
    [
        new("cities", [new("BER", "Berlin"), new("WAW", "Warszawa")]),
        new("kept", [new("A", "Alpha")], UnknownKey.Keep),
        new("emptied", [new("A", "Alpha")], UnknownKey.Empty),
        new("defaulted", [new("A", "Alpha")], UnknownKey.Default, "Other"),
    ]);

    /// <summary>What a template makes of a row with these cells.</summary>
    public static Rendered Render(string template, params (string Column, object? Cell)[] row) => Bind(template, [.. row.Select(cell => cell.Column)]).Render(RowOf(row));

    /// <summary>What a template makes of a row with one cell, <c>X</c>.</summary>
    public static Rendered OfX(string template, object? x) => Render(template, ("X", x));

    /// <summary>The text that a template makes of a row with one cell, <c>X</c>.</summary>
    public static string TextOfX(string template, object? x)
    {
        var rendered = OfX(template, x);
        return rendered is { Fault: null, After: null } ? rendered.Text : throw new InvalidOperationException($"{template}: {rendered}");
    }

    public static bool Test(string condition, out string? fault, params (string Column, object? Cell)[] row)
    {
        var names = row.Select(cell => cell.Column).ToList();
        return CompiledCondition.Parse(condition, Library).Bind(names.IndexOf, TimeProvider.System).Test(RowOf(row), out fault);
    }

    public static BoundTemplate Bind(string template, IReadOnlyList<string> columns, TimeProvider? time = null) =>
        CompiledTemplate.Parse(template, Library).Bind(new List<string>(columns).IndexOf, time ?? TimeProvider.System);

    public static TemplateSyntaxException FaultOf(string template) => Xunit.Assert.Throws<TemplateSyntaxException>(() => CompiledTemplate.Parse(template, Library));

    public static TemplateSyntaxException FaultOfCondition(string condition) => Xunit.Assert.Throws<TemplateSyntaxException>(() => CompiledCondition.Parse(condition, Library));

    public static SourceRow RowOf(params object?[] cells) => new(2, cells);

    private static SourceRow RowOf((string Column, object? Cell)[] row) => new(2, [.. row.Select(cell => cell.Cell)]);
}

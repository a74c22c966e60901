using Fluid.Parser;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A Liquid template over the cells of a row, parsed once. It has no I/O, no clock and no memory from row to row: equal rows make equal texts. Safe to be used by several threads.</summary>
internal sealed class CompiledTemplate
{
    private readonly FluidTemplate _template;
    private readonly TemplateLibrary _library;

    private CompiledTemplate(string text, FluidTemplate template, IReadOnlyList<string> columns, TemplateLibrary library)
    {
        Text = text;
        _template = template;
        Columns = columns;
        _library = library;
    }

    /// <summary>The template as it is written.</summary>
    public string Text { get; }

    /// <summary>The columns that it reads, as it writes their names; empty for one that reads none.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether a text is a template, not the name of a column.</summary>
    public static bool Is(string text) => text.Contains("{{") || text.Contains("{%");

    /// <summary>Parses a template and holds it against all that is known before a row is read.</summary>
    /// <param name="text">The template.</param>
    /// <param name="library">The tables of <c>lookup</c>.</param>
    /// <exception cref="TemplateSyntaxException">It is no template, or it can't work; with the place in it.</exception>
    public static CompiledTemplate Parse(string text, TemplateLibrary library)
    {
        var (template, columns) = TemplateReading.Read(text, library);
        return new(text, template, columns, library);
    }

    /// <summary>Ties it to the columns of a table.</summary>
    /// <param name="placeOf">Where a column stands, asked once for each of <see cref="Columns"/>.</param>
    /// <param name="textOf">Makes text of a cell that is neither null nor text: its place and value.</param>
    /// <param name="time">The clock of the time limit; nothing else depends on it.</param>
    public BoundTemplate Bind(Func<string, int> placeOf, Func<int, object, string> textOf, TimeProvider time) =>
        new(_template, new RowBinding(Columns, placeOf, textOf, _library, time));
}

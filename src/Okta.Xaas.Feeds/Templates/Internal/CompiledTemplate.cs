namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A Liquid template over the cells of a row, compiled once. It has no I/O, no clock and no memory from row to row: equal rows make equal texts. Safe to be used by several threads.</summary>
internal sealed class CompiledTemplate
{
    private readonly Step _step;
    private readonly TemplateNames _names;

    private CompiledTemplate(string text, Step step, TemplateNames names) => (Text, _step, _names) = (text, step, names);

    /// <summary>The template as it is written.</summary>
    public string Text { get; }

    /// <summary>The columns that it reads, as it writes their names; empty for one that reads none.</summary>
    public IReadOnlyList<string> Columns => _names.Columns;

    /// <summary>Whether a text is a template, not the name of a column.</summary>
    public static bool Is(string text) => text.Contains("{{") || text.Contains("{%");

    /// <summary>Compiles a template and holds it against all that is known before a row is read.</summary>
    /// <param name="text">The template.</param>
    /// <param name="library">The tables of <c>lookup</c>.</param>
    /// <exception cref="TemplateSyntaxException">It is no template, or it can't work; with the place in it.</exception>
    public static CompiledTemplate Parse(string text, TemplateLibrary library)
    {
        var names = new TemplateNames();
        var statements = TemplateReading.Read(text);
        return new(text, new StatementCompiler(new TemplateSource(text), library, names).Compile(statements), names);
    }

    /// <summary>Ties it to the columns of a table.</summary>
    /// <param name="placeOf">Where a column stands, asked once for each of <see cref="Columns"/>.</param>
    /// <param name="time">The clock of the time limit; nothing else depends on it.</param>
    public BoundTemplate Bind(Func<string, int> placeOf, TimeProvider time) => new(_step, new RunPool(_names, placeOf, time));
}

using Fluid.Ast;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A Liquid condition over the cells of a row, such as <c>row['Status'] == 'Active'</c>, compiled once. Safe to be used by several threads.</summary>
internal sealed class CompiledCondition
{
    private const string Before = "{% if ";
    private const string After = " %}1{% endif %}";

    private readonly Func<TemplateRun, bool> _test;
    private readonly TemplateNames _names;

    private CompiledCondition(string text, Func<TemplateRun, bool> test, TemplateNames names) => (Text, _test, _names) = (text, test, names);

    /// <summary>The condition as it is written.</summary>
    public string Text { get; }

    /// <summary>The columns that it reads, as it writes their names.</summary>
    public IReadOnlyList<string> Columns => _names.Columns;

    /// <summary>Compiles a condition and holds it against all that is known before a row is read.</summary>
    /// <param name="text">The condition, without braces.</param>
    /// <param name="library">The tables of <c>lookup</c>.</param>
    /// <exception cref="TemplateSyntaxException">It is no condition, or it can't work; with the place in it.</exception>
    public static CompiledCondition Parse(string text, TemplateLibrary library)
    {
        if (CompiledTemplate.Is(text) || text.Contains("%}")) throw TemplateSyntaxException.At(text, 0, "a condition has no braces: write row['Status'] == 'Active'");
        try
        {
            var whole = Before + text + After;
            var names = new TemplateNames();
            var statements = TemplateReading.Read(whole);
            return statements.Count == 1 && statements[0] is IfStatement statement
                ? new(text, new StatementCompiler(new TemplateSource(whole), library, names).Condition(statement.Condition), names)
                : throw TemplateSyntaxException.At(text, 0, "this is no condition; an example: row['Status'] == 'Active'");
        }
        catch (TemplateSyntaxException fault) when (fault.Line == 1)
        {
            throw new TemplateSyntaxException(fault.Message, 1, Math.Max(1, Math.Min(fault.Column - Before.Length, text.Length + 1)));
        }
    }

    /// <summary>Ties it to the columns of a table; the arguments are those of <see cref="CompiledTemplate.Bind"/>.</summary>
    public BoundCondition Bind(Func<string, int> placeOf, TimeProvider time) => new(_test, new RunPool(_names, placeOf, time));
}

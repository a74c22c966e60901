using Fluid.Ast;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A Liquid condition over the cells of a row, such as <c>row['Status'] == 'Active'</c>, parsed once. Safe to be used by several threads.</summary>
internal sealed class CompiledCondition
{
    private const string Before = "{% if ";
    private const string After = " %}1{% endif %}";

    private readonly Expression _condition;
    private readonly TemplateLibrary _library;

    private CompiledCondition(string text, Expression condition, IReadOnlyList<string> columns, TemplateLibrary library)
    {
        Text = text;
        _condition = condition;
        Columns = columns;
        _library = library;
    }

    /// <summary>The condition as it is written.</summary>
    public string Text { get; }

    /// <summary>The columns that it reads, as it writes their names.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Parses a condition and holds it against all that is known before a row is read.</summary>
    /// <param name="text">The condition, without braces.</param>
    /// <param name="library">The tables of <c>lookup</c>.</param>
    /// <exception cref="TemplateSyntaxException">It is no condition, or it can't work; with the place in it.</exception>
    public static CompiledCondition Parse(string text, TemplateLibrary library)
    {
        try
        {
            if (CompiledTemplate.Is(text)) throw TemplateSyntaxException.At(text, text.IndexOf('{'), "a condition has no braces: write row['Status'] == 'Active'");
            var (template, columns) = TemplateReading.Read(Before + text + After, library);

            // What stands in the text could end the tag: then there is more than the one.
            return template.Statements.Count == 1 && !text.Contains("%}") && template.Statements[0] is IfStatement { Else: null, ElseIfs.Count: 0, Statements.Count: 1 } statement
                ? new(text, statement.Condition, columns, library)
                : throw TemplateSyntaxException.At(text, 0, "this is no condition; an example: row['Status'] == 'Active'");
        }
        catch (TemplateSyntaxException fault) when (fault.Line == 1 && fault.Column > Before.Length)
        {
            throw new TemplateSyntaxException(fault.Message, 1, Math.Min(fault.Column - Before.Length, text.Length + 1));
        }
    }

    /// <summary>Ties it to the columns of a table; the arguments are those of <see cref="CompiledTemplate.Bind"/>.</summary>
    public BoundCondition Bind(Func<string, int> placeOf, Func<int, object, string> textOf, TimeProvider time) =>
        new(_condition, new RowBinding(Columns, placeOf, textOf, _library, time));
}

using Fluid;
using Fluid.Ast;
using Fluid.Parser;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>From a template's text to its parsed statements. Only Fluid's parser is used: what it parses is worked out here, alike on every framework and without reflection.</summary>
internal static class TemplateReading
{
    /// <exception cref="TemplateSyntaxException">The text is no template.</exception>
    public static IReadOnlyList<Statement> Read(string text)
    {
        TemplateScan.Check(text);
        var context = new FluidParseContext(text);
        try
        {
            var isRead = TemplateLanguage.Parser.Grammar.TryParse(context, out var statements, out var error);
            if (error is not null) throw TemplateSyntaxException.At(text, error.Position.Offset, error.Message ?? "this can't be read as a template");
            return isRead && context.Scanner.Cursor.Eof ? statements : throw TemplateSyntaxException.At(text, context.Scanner.Cursor.Offset, "here ends what can be read as a template");
        }
        catch (ParseException)
        {
            // Of a tag that is not there, which the parser has just come by.
            throw TemplateSyntaxException.At(text, context.Scanner.Cursor.Offset, $"there is no such tag; there are {string.Join(", ", TemplateLanguage.TagNames)}, and those that end or part them");
        }
    }
}

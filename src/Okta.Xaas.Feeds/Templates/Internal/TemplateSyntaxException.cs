namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A template that cannot be: told when the mapping is read, with its place in the template.</summary>
/// <param name="message">What is wrong, and how to mend it.</param>
/// <param name="line">The line of the template, from 1.</param>
/// <param name="column">The column in that line, from 1.</param>
internal sealed class TemplateSyntaxException(string message, int line, int column) : Exception(message)
{
    public int Line => line;

    public int Column => column;

    /// <summary>A fault of the text that stands at a place of the template.</summary>
    public static TemplateSyntaxException At(string template, int offset, string message)
    {
        var before = template.Substring(0, Math.Min(Math.Max(offset, 0), template.Length));
        var lineStart = before.LastIndexOf('\n') + 1;
        return new(message, before.Count(letter => letter == '\n') + 1, before.Length - lineStart + 1);
    }
}

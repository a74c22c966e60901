namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>A template's text, and how far its compilation has come: a parse tree has no places, so they are found again by the words that are met.</summary>
internal sealed class TemplateSource(string text)
{
    private int _at;
    private int _next;

    /// <summary>Goes on to the next place of a word.</summary>
    public void Seek(string word)
    {
        var found = text.IndexOf(word, _next, StringComparison.Ordinal);
        while (found > 0 && !IsWhole(found, word)) found = text.IndexOf(word, found + 1, StringComparison.Ordinal);
        if (found >= 0) (_at, _next) = (found, found + word.Length);
    }

    public TemplateSyntaxException Fault(string message) => TemplateSyntaxException.At(text, _at, message);

    public TemplateSyntaxException Fault(string word, string message)
    {
        Seek(word);
        return Fault(message);
    }

    // Where a word stands in another one it is not meant.
    private bool IsWhole(int at, string word) =>
        !char.IsLetterOrDigit(word[0]) || (!IsPart(at - 1) && !IsPart(at + word.Length));

    private bool IsPart(int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}

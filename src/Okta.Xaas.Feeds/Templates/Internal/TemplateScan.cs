namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Looks at a template's letters before it is parsed, for what no parse tree tells: too much of it, and what would be read otherwise than it looks.</summary>
internal ref struct TemplateScan
{
    private readonly string _text;
    private readonly Stack<(bool And, bool Or)> _brackets;
    private int _at;
    private int _blocks;

    private TemplateScan(string text)
    {
        _text = text;
        _brackets = new();
    }

    /// <exception cref="TemplateSyntaxException">The template cannot be.</exception>
    public static void Check(string text)
    {
        if (text.Length > TemplateLimits.TemplateLength) throw TemplateSyntaxException.At(text, TemplateLimits.TemplateLength, FormattableString.Invariant($"a template has at most {TemplateLimits.TemplateLength:N0} characters"));
        new TemplateScan(text).Run();
    }

    private void Run()
    {
        while (_at + 1 < _text.Length)
        {
            if (_text[_at] == '{' && _text[_at + 1] is '{' or '%') Tag(_text[_at + 1] == '%' ? '%' : '}');
            else _at++;
        }
    }

    private void Tag(char end)
    {
        _at += 2;
        _brackets.Clear();
        _brackets.Push(default);
        var isFirstWord = end == '%';
        while (_at < _text.Length)
        {
            var letter = _text[_at];
            if (letter == end && _at + 1 < _text.Length && _text[_at + 1] == '}')
            {
                _at += 2;
                return;
            }

            if (letter is '\'' or '"') Quoted(letter);
            else if (char.IsLetter(letter) || letter == '_') Word(ref isFirstWord);
            else
            {
                Bracket(letter);
                _at++;
            }
        }
    }

    private void Quoted(char quote)
    {
        var end = _text.IndexOf(quote, _at + 1);
        _at = end < 0 ? _text.Length : end + 1;
    }

    private void Word(ref bool isTag)
    {
        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '_' or '-' && _at + 1 < _text.Length && char.IsLetterOrDigit(_text[_at + 1]))) _at++;
        var word = _text.Substring(start, _at - start);
        if (isTag) Block(word, start);
        else if (word is "and" or "or") Join(word == "and", start);
        isTag = false;
    }

    private void Block(string tag, int start)
    {
        if (tag.StartsWith("end", StringComparison.Ordinal)) _blocks--;
        else if (tag is "if" or "unless" or "case" or "for" && ++_blocks > TemplateLimits.Depth)
            throw TemplateSyntaxException.At(_text, start, $"more than {TemplateLimits.Depth} tags within each other");
    }

    private void Join(bool isAnd, int start)
    {
        if (_brackets.Count == 0) return;
        var (and, or) = _brackets.Pop();
        _brackets.Push((and | isAnd, or | !isAnd));
        if (and | isAnd && or | !isAnd)
            throw TemplateSyntaxException.At(_text, start, "'and' and 'or' stand side by side, and Liquid reads them from the right to the left: put parentheses around what belongs together");
    }

    private readonly void Bracket(char letter)
    {
        if (letter is '(' or '[')
        {
            _brackets.Push(default);
            if (_brackets.Count > TemplateLimits.Depth) throw TemplateSyntaxException.At(_text, _at, $"more than {TemplateLimits.Depth} brackets within each other");
        }
        else if (letter is ')' or ']' && _brackets.Count > 0) _brackets.Pop();
    }
}

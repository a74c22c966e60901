namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>Room for a text that is made bit by bit, used again for the next one. As long as a text may be, and no longer.</summary>
internal sealed class TextBuffer
{
    private char[] _letters = new char[256];

    public int Length { get; private set; }

    public char Last => _letters[Length - 1];

    public void Clear() => Length = 0;

    /// <exception cref="TemplateFaultException">The text is longer than it may be.</exception>
    public void Append(string text)
    {
        Require(text.Length);
        text.AsSpan().CopyTo(_letters.AsSpan(Length));
        Length += text.Length;
    }

    /// <inheritdoc cref="Append(string)"/>
    public void Append(char letter)
    {
        if (Length == _letters.Length) Require(1);
        _letters[Length++] = letter;
    }

    public override string ToString() => new(_letters, 0, Length);

    private void Require(int more)
    {
        var length = Length + more;
        if (length > TemplateLimits.TextLength) throw TemplateRun.TooLong();
        if (length > _letters.Length) Array.Resize(ref _letters, Math.Max(length, 2 * _letters.Length));
    }
}

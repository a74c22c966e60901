using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>Writes JSON with comments, line by line.</summary>
internal sealed class MappingWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>A text without line breaks, with which a comment would end.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter));

    public void Open()
    {
        Line("{");
        Indent();
    }

    public void Close()
    {
        Outdent();
        Line("}");
    }

    public void Indent() => _depth++;

    public void Outdent() => _depth--;

    public void Comment(string text) => Line($"// {OneLine(text)}");

    public void Blank() => _text.Append('\n');

    public void Line(string text) => _text.Append(' ', _depth * 2).Append(text).Append('\n');

    public override string ToString() => _text.ToString();
}

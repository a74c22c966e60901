using System.Text;

namespace Okta.Xaas.Feeds.Templates.Internal;

/// <summary>What a template writes, up to the limit.</summary>
internal sealed class OutputText : TextWriter
{
    private readonly StringBuilder _text = new();

    public OutputText()
        : base(System.Globalization.CultureInfo.InvariantCulture)
    {
    }

    public override Encoding Encoding => Encoding.Unicode;

    public void Clear() => _text.Clear();

    public override void Write(char value)
    {
        Require(1);
        _text.Append(value);
    }

    public override void Write(string? value)
    {
        if (value is null) return;
        Require(value.Length);
        _text.Append(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Require(count);
        _text.Append(buffer, index, count);
    }

    // The base class would start a task for each.
    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer, index, count);
        return Task.CompletedTask;
    }

    public override string ToString() => _text.ToString();

    private void Require(int more)
    {
        if (_text.Length + more > TemplateLimits.TextLength) throw RowContext.TooLong();
    }
}

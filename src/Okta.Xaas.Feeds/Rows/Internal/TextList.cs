namespace Okta.Xaas.Feeds.Rows.Internal;

/// <summary>Several texts in one cell, as an array of JSON has them. Taken for one text, each is a line of it.</summary>
internal sealed class TextList(IReadOnlyList<string> texts)
{
    public IReadOnlyList<string> Texts => texts;

    public override string ToString() => string.Join("\n", texts);
}

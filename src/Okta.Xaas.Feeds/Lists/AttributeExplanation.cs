namespace Okta.Xaas.Feeds;

/// <summary>What becomes of one attribute of a row.</summary>
public sealed class AttributeExplanation
{
    internal AttributeExplanation(string attribute, string source)
    {
        Attribute = attribute;
        Source = source;
    }

    /// <summary>The attribute's name.</summary>
    public string Attribute { get; }

    /// <summary>Where its value comes from: <c>column 'Mail'</c>, a template, or a text of the mapping.</summary>
    public string Source { get; }

    /// <summary>What it becomes, with <c>{n}</c> where a number comes if somebody else has the text; <see langword="null"/> when it is cleared, not sent, or at fault.</summary>
    public string? Value { get; internal init; }

    /// <summary>Whether it is sent as empty, so that Okta forgets the value.</summary>
    public bool IsCleared { get; internal init; }

    /// <summary>Why it cannot be made of this row; without a value of it. <see langword="null"/> when it can.</summary>
    public string? Fault { get; internal init; }

    internal AttributeExplanation With(string? value, bool isCleared, string? fault) => new(Attribute, Source) { Value = value, IsCleared = isCleared, Fault = fault };

    /// <summary>The attribute's name; never a value.</summary>
    /// <returns>For example <c>AttributeExplanation userName</c>.</returns>
    public override string ToString() => $"{nameof(AttributeExplanation)} {Attribute}";
}

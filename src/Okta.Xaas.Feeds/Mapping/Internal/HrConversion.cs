namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>How what stands in a cell becomes an attribute's text.</summary>
internal sealed record HrConversion
{
    public static readonly HrConversion None = new();

    /// <summary>The .NET format of a number, a date or a time; null: as they are.</summary>
    public string? Format { get; init; }

    /// <summary>How days that are texts are written; empty: a text is taken as it is.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Whether blanks around the text are taken off, and its lines put on one.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Texts that become others; compared without regard to case. Null: none.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }
}

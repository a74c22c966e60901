namespace Okta.Xaas.Feeds;

/// <summary>What a mapping makes of one row, for whoever writes the mapping. It has the values of a person: show it to its user alone, and write it nowhere.</summary>
public sealed class RowExplanation
{
    internal RowExplanation(string externalId, long row)
    {
        ExternalId = externalId;
        Row = row;
    }

    /// <summary>The person's key.</summary>
    public string ExternalId { get; }

    /// <summary>Where the row stands: the line of a file, from 1.</summary>
    public long Row { get; }

    /// <summary>Why the person is not in the list by this row, such as <c>has left</c>; <see langword="null"/> when the person is.</summary>
    public string? WhyAbsent { get; internal init; }

    /// <summary>Why the row is held back; without a value of it. <see langword="null"/> when it can be used.</summary>
    public string? Fault { get; internal init; }

    /// <summary>Each attribute of the mapping, in its order; none when the row's cells may stand in the wrong columns.</summary>
    public IReadOnlyList<AttributeExplanation> Attributes { get; internal init; } = [];

    /// <summary>The names of the groups that the row puts the person in; of a row by which the person is in the list, also of those that files of memberships have.</summary>
    public IReadOnlyList<string> Groups { get; internal init; } = [];

    /// <summary>The key and the row; never a value.</summary>
    /// <returns>For example <c>RowExplanation E1001 (row 17)</c>.</returns>
    public override string ToString() => $"{nameof(RowExplanation)} {ExternalId} (row {Row})";
}

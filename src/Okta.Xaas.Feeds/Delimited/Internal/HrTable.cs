namespace Okta.Xaas.Feeds.Delimited.Internal;

/// <summary>Where the table stands in an export.</summary>
internal sealed record HrTable
{
    public static readonly HrTable Plain = new();

    /// <summary>Between the cells; null: found out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>How many lines stand above the header.</summary>
    public int SkipRows { get; init; }

    /// <summary>Whether the header is looked for: the first row that has all columns of the mapping.</summary>
    public bool UntilHeader { get; init; }

    /// <summary>The columns' names in their order, where the export has no header; null: its first row is one.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>What lines begin with that are comments; null: there are none.</summary>
    public char? Comment { get; init; }
}

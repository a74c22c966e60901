using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Mapping.Internal;

/// <summary>Where the table stands in an export, and what in it is no record.</summary>
internal sealed record HrTable
{
    public static readonly HrTable Plain = new();

    /// <summary>Between the cells; null: found out.</summary>
    public char? Delimiter { get; init; }

    /// <summary>How many lines stand above the header.</summary>
    public int SkipRows { get; init; }

    /// <summary>Whether the header is looked for: the first row that has all columns of the mapping.</summary>
    public bool UntilHeader { get; init; }

    /// <summary>What lines begin with that are comments; null: there are none.</summary>
    public char? Comment { get; init; }

    public HrFooterRule? Footer { get; init; }

    /// <summary>The sheet of a workbook; null: the one that has all columns.</summary>
    public string? Sheet { get; init; }

    /// <summary>Where in JSON the array of records is; null: the whole of it.</summary>
    public PropertyPath? Records { get; init; }

    /// <summary>The properties that a list in JSON may lack for everybody.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];
}

using System.Text;

namespace HrCsvSync.Mapping;

/// <summary>How the columns of an HR export become users and groups in Okta. Read from JSON by <see cref="HrMappingFile"/>.</summary>
internal sealed record HrMapping
{
    /// <summary>The file it was read from, for messages.</summary>
    public required string FileName { get; init; }

    /// <summary>The column with each person's key; it never changes during an employment.</summary>
    public required HrColumn ExternalId { get; init; }

    public required IReadOnlyList<HrAttribute> Attributes { get; init; }

    public EmptyCellPolicy EmptyCells { get; init; } = EmptyCellPolicy.Clear;

    /// <summary>Null: everybody in the export is active.</summary>
    public HrLeaverRule? Leaver { get; init; }

    public IReadOnlyList<HrGroupRule> Groups { get; init; } = [];

    /// <summary>The export's encoding; null: what its byte order mark says, else UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Every column that the export must have, in the order of the mapping file.</summary>
    public IEnumerable<HrColumn> Columns =>
        new[] { ExternalId, Leaver?.Status?.Column, Leaver?.Date?.Column }
            .OfType<HrColumn>()
            .Concat(Attributes.Select(attribute => attribute.Column))
            .Concat(Groups.Select(group => group.Column))
            .OrderBy(column => column.Line);
}

namespace HrCsvSync.Mapping;

/// <summary>A column whose values become groups: each person is a member of the group of their value.</summary>
internal sealed record HrGroupRule(HrColumn Column)
{
    public const string ValuePlaceholder = "{value}";

    /// <summary>Stands before the value in the group's external id, so that a department and a location of one name stay two groups.</summary>
    public string ExternalIdPrefix { get; init; } = "";

    public string DisplayName { get; init; } = ValuePlaceholder;

    public string? Description { get; init; }

    /// <summary>Splits a cell into several values; a cell is one value without it.</summary>
    public string? Separator { get; init; }
}

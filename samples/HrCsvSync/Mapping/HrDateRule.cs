namespace HrCsvSync.Mapping;

/// <summary>A column with the day from which a person has left, and how the days are written.</summary>
internal sealed record HrDateRule(HrColumn Column, IReadOnlyList<string> Formats);

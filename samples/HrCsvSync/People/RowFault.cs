using HrCsvSync.Mapping;

namespace HrCsvSync.People;

/// <summary>What is wrong with a row, and in which column if it is one; never the cell's value.</summary>
internal sealed record RowFault(HrColumn? Column, string Message);

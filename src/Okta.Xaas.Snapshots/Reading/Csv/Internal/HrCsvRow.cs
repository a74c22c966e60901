namespace Okta.Xaas.Snapshots.Reading.Csv.Internal;

/// <summary>A row of an export.</summary>
/// <param name="Line">The line of the file where the row starts, from 1; a row can span several.</param>
/// <param name="Cells">Its cells, without quotes and without blanks around them.</param>
/// <param name="Fault">Why the row can't be trusted; null when it can.</param>
internal sealed record HrCsvRow(long Line, IReadOnlyList<string> Cells, string? Fault)
{
    public string this[int column] => Cells[column];
}

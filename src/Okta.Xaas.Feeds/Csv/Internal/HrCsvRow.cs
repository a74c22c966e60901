namespace Okta.Xaas.Feeds.Csv.Internal;

/// <summary>A row of an export.</summary>
/// <param name="Line">The line of the file where the row starts, from 1; a row can span several.</param>
/// <param name="Cells">Its cells, without quotes and without blanks around them.</param>
/// <param name="Fault">Why the row can't be trusted; null when it can.</param>
/// <param name="Trusted">How many of its first cells stand in their columns all the same.</param>
internal sealed record HrCsvRow(long Line, IReadOnlyList<string> Cells, string? Fault, int Trusted = int.MaxValue)
{
    public string this[int column] => Cells[column];

    /// <summary>A cell of a row at fault; empty when it may be another column's.</summary>
    public string Sure(int column) => column < Trusted && column < Cells.Count ? Cells[column] : "";
}

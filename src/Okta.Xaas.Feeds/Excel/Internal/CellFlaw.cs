namespace Okta.Xaas.Feeds.Excel.Internal;

/// <summary>Stands in the place of a cell's value that nobody can know.</summary>
/// <param name="Why">What the cell has, and how to mend it.</param>
internal sealed record CellFlaw(string Why)
{
    public static readonly CellFlaw NoResult = new("a formula without a result: open the workbook in a spreadsheet program and save it there");

    public static readonly CellFlaw Lost = new("a text that the workbook has not: it is damaged, or was written wrongly");

    public static readonly CellFlaw Inexact = new("a number of more than 15 digits, of which a spreadsheet keeps 15: format the column as text, and enter it again");
}

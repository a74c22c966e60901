using Okta.Xaas.Feeds.Excel.Internal;
using Okta.Xaas.Feeds.Rows.Internal;

namespace Okta.Xaas.Feeds.Guessing.Internal;

/// <summary>Which sheet of a workbook has the people, and where its table begins.</summary>
internal static class WorkbookShape
{
    public static TableShape Of(ExcelFile file)
    {
        var sheets = file.Tops(TableShape.MostRecords).Select(top => (top.Sheet, Table: TableOf(top.Rows))).Where(sheet => sheet.Table.Rows > 0).OrderByDescending(sheet => sheet.Table.Rows).ToList();
        if (sheets.Count == 0) throw ReadFault.InFile(file.Name, "no visible sheet has a table, so that nothing can be guessed");
        var (name, (line, cells, _)) = sheets[0];
        var parts = new List<GuessedPart>
        {
            sheets.Count == 1 ? new("sheet", name, "it is the only visible one with a table") : new("sheet", name, $"of {sheets.Count} visible ones with a table it has the most rows", IsSure: false),
        };
        var table = TableShape.HeaderAt(line, cells, parts);
        return new(null, table, parts) { Sheet = name, NamesSheet = sheets.Count > 1 || table.Names is not null };
    }

    // The first row that has nearly as many cells as any, and how many rows stand below it.
    private static (long Line, string[] Cells, int Rows) TableOf(IReadOnlyList<(long Line, string[] Cells)> rows)
    {
        var most = rows.Max(row => Filled(row.Cells));
        var first = rows.First(row => Filled(row.Cells) * 5 >= most * 4);
        var width = Array.FindLastIndex(first.Cells, cell => cell.Length > 0) + 1;
        return (first.Line, [.. first.Cells.Take(width)], most < 2 ? 0 : rows.Count(row => row.Line > first.Line));
    }

    private static int Filled(string[] cells) => cells.Count(cell => cell.Length > 0);
}

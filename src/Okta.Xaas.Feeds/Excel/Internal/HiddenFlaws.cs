using System.Globalization;
using System.Xml;

namespace Okta.Xaas.Feeds.Excel.Internal;

/// <summary>
/// What the reader gives as an empty cell, and is none: an error, a formula without its result, as programs write it that don't calculate, and a text that is not in the workbook. Empty
/// cells clear attributes.
/// </summary>
internal sealed class HiddenFlaws
{
    // A column has at most three letters, so that a row's number and a column's are one.
    private const int Columns = 1 << 15;

    private readonly Dictionary<long, object> _flaws = [];

    /// <summary>Goes through the cells of a sheet.</summary>
    /// <param name="sheet">Its XML.</param>
    /// <param name="wanted">The columns that matter, from 0.</param>
    /// <param name="texts">How many texts the workbook keeps apart from its cells.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static HiddenFlaws In(XmlReader sheet, HashSet<int> wanted, long texts, CancellationToken cancellationToken)
    {
        var flaws = new HiddenFlaws();
        var (row, column) = (0L, -1);
        while (sheet.Read())
        {
            if (sheet.NodeType != XmlNodeType.Element) continue;
            if (sheet.LocalName == "row")
            {
                cancellationToken.ThrowIfCancellationRequested();
                row = long.TryParse(sheet.GetAttribute("r"), out var number) ? number : row + 1;
                column = -1;
            }
            else if (sheet.LocalName == "c")
            {
                column = ColumnOf(sheet.GetAttribute("r")) ?? column + 1;
                if (wanted.Contains(column) && !sheet.IsEmptyElement) flaws.Add(row, column, sheet, texts);
            }
        }

        return flaws;
    }

    /// <summary>What is in a cell that the reader gives as an empty one: the text of an error, or a <see cref="CellFlaw"/>; null when it is right.</summary>
    /// <param name="row">From 1.</param>
    /// <param name="column">From 0.</param>
    public object? At(long row, int column) => _flaws.TryGetValue((row * Columns) + column, out var flaw) ? flaw : null;

    private void Add(long row, int column, XmlReader sheet, long texts)
    {
        var type = sheet.GetAttribute("t");
        var isError = type == "e";
        var (hasFormula, value) = (false, (string?)null);
        using (var cell = sheet.ReadSubtree())
        {
            cell.Read();
            while (cell.Read())
            {
                if (cell.NodeType != XmlNodeType.Element) continue;
                if (cell.LocalName == "f") hasFormula = true;
                if (cell.LocalName == "v" && type is "e" or "s") value = cell.ReadElementContentAsString();
                else if (cell.LocalName is "v" or "is") value ??= "";
            }
        }

        if (isError) _flaws[(row * Columns) + column] = value is { Length: > 1 } ? value : "#N/A";
        else if (type == "s" && value is { Length: > 0 } && !(long.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var text) && text < texts)) _flaws[(row * Columns) + column] = CellFlaw.Lost;
        else if (hasFormula && value is null) _flaws[(row * Columns) + column] = CellFlaw.NoResult;
    }

    // The letters before the row's number: A is 0, Z 25, AA 26.
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in reference ?? "")
        {
            if (letter is < 'A' or > 'Z') break;
            column = (column * 26) + letter - 'A' + 1;
            if (column > Columns) return null;
        }

        return column == 0 ? null : column - 1;
    }
}

using ExcelDataReader;

namespace Okta.Xaas.Feeds.Excel.Internal;

/// <summary>Gives each of several cells that were merged into one what that one shows: the file has it in the first of them alone.</summary>
internal sealed class MergedCells(IEnumerable<CellRange> ranges)
{
    private readonly Queue<CellRange> _next = new(ranges.OrderBy(range => range.FromRow));
    private readonly List<(CellRange Range, object? Value)> _open = [];

    /// <param name="row">The row's number, from 0; from row to row it grows.</param>
    /// <param name="cells">Its cells.</param>
    public void Fill(int row, object?[] cells)
    {
        while (_next.Count > 0 && _next.Peek().FromRow <= row)
        {
            var range = _next.Dequeue();
            if (range.FromRow == row && range.FromColumn < cells.Length) _open.Add((range, cells[range.FromColumn]));
        }

        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var (range, value) = _open[i];
            for (var column = range.FromColumn; column <= range.ToColumn && column < cells.Length; column++) cells[column] ??= value;
            if (range.ToRow <= row) _open.RemoveAt(i);
        }
    }
}

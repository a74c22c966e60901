using FsCheck;
using FsCheck.Fluent;

namespace Okta.Xaas.Feeds.Tests.Cases;

/// <summary>Something that goes wrong with an export on its way: what, and where.</summary>
internal sealed record ListFault(string Kind, int Row, int Column, int Other)
{
    private static readonly string[] Kinds = ["drop a row", "blank a cell", "swap two columns", "swap two cells", "shift a column down", "shift a column up", "turn a column", "change a key's case", "duplicate a row", "truncate"];

    public static Gen<ListFault> Gen =>
        from kind in FsCheck.Fluent.Gen.Elements(Kinds)
        from row in FsCheck.Fluent.Gen.Choose(0, 1_000)
        from column in FsCheck.Fluent.Gen.Choose(0, 1_000)
        from other in FsCheck.Fluent.Gen.Choose(0, 1_000)
        select new ListFault(kind, row, column, other);

    /// <summary>Does it to rows without the header; what is cut is cut by <see cref="Cut"/>.</summary>
    public void Apply(List<string[]> rows)
    {
        if (rows.Count == 0) return;
        var (row, column) = (Row % rows.Count, Column % rows[0].Length);
        var other = Other % rows[0].Length;
        switch (Kind)
        {
            case "drop a row":
                rows.RemoveAt(row);
                break;
            case "blank a cell":
                rows[row][column] = "";
                break;
            case "swap two columns":
                foreach (var cells in rows) (cells[column], cells[other]) = (cells[other], cells[column]);
                break;
            case "swap two cells":
                var second = Other % rows.Count;
                (rows[row][column], rows[second][column]) = (rows[second][column], rows[row][column]);
                break;
            case "shift a column down":
                for (var i = rows.Count - 1; i >= 0; i--) rows[i][column] = i == 0 ? "" : rows[i - 1][column];
                break;
            case "shift a column up":
                for (var i = 0; i < rows.Count; i++) rows[i][column] = i == rows.Count - 1 ? "" : rows[i + 1][column];
                break;
            case "turn a column":
                var first = rows[0][column];
                for (var i = 0; i < rows.Count; i++) rows[i][column] = i == rows.Count - 1 ? first : rows[i + 1][column];
                break;
            case "change a key's case":
                rows[row][0] = rows[row][0].ToLowerInvariant();
                break;
            case "duplicate a row":
                rows.Add([.. rows[row]]);
                break;
        }
    }

    public string Cut(string text) => Kind == "truncate" ? text[..((Row * 7) % (text.Length + 1))] : text;
}

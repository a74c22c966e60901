using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Csv;

/// <summary>Whatever stands in a cell, whoever wrote the file: it comes out as it went in.</summary>
public class CellPropertyTests
{
    private static readonly Gen<string> Cell = Gen.Elements("a", "Ż", "ü", "😀", " ", "\u00a0", ";", ",", "\t", "|", "\"", "\"\"", "\n", "\r\n", "sep=", "0", "=").ListOf()
        .Select(letters => string.Concat(letters));

    private static readonly Gen<(List<string[]> Rows, char Separator, string LineEnd, Encoding Encoding, bool Quotes)> Files =
        from rows in (from a in Cell from b in Cell select new[] { a, b }).ListOf()
        from separator in Gen.Elements(',', ';', '\t', '|')
        from lineEnd in Gen.Elements("\n", "\r\n")
        from encoding in Gen.Elements<Encoding>(new UTF8Encoding(false), Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode)
        from quotes in Gen.Elements(true, false)
        select (rows.ToList(), separator, lineEnd, encoding, quotes);

    [Fact]
    public void Cells_come_back_trimmed_and_rows_are_all_there() =>
        Prop.ForAll(
            Files.ToArbitrary(),
            file =>
            {
                var text = new StringBuilder().AppendJoin(file.Separator, "Id", "B", "C").Append(file.LineEnd);
                foreach (var (row, number) in file.Rows.Select((row, number) => (row, number)))
                {
                    text.AppendJoin(file.Separator, row.Prepend($"E{number}").Select(cell => Quoted(cell, file.Separator, file.Quotes))).Append(file.LineEnd);
                }

                var read = TestExport.RowsAsync(TestExport.File(text.ToString(), file.Encoding)).GetAwaiter().GetResult();

                read.Select(row => row.Fault).Should().AllBeEquivalentTo((string?)null);
                read.Select(row => string.Join('\0', row.Cells)).Should().Equal(file.Rows.Select((row, number) => $"E{number}\0{row[0].Trim()}\0{row[1].Trim()}"));
            }).QuickCheckThrowOnFailure();

    private static string Quoted(string cell, char separator, bool always) =>
        always || cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().ContainsAny('"', '\r', '\n') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

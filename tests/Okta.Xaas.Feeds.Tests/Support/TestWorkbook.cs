using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Okta.Xaas.Snapshots;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Feeds.Tests.Support;

/// <summary>Writes workbooks part by part, as spreadsheet programs and others do. Today is the 2nd of November 2026.</summary>
internal sealed class TestWorkbook
{
    public const string FileName = "people.xlsx";

    // The styles of cells: 0 none, 1 a date as built in, 2 00000, 3 a date as somebody has made it, 4 a date and a time.
    private const string Styles = """
        <numFmts count="3"><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="dd\.mm\.yyyy"/><numFmt numFmtId="166" formatCode="yyyy-mm-dd hh:mm"/></numFmts>
        <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>
        """;

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<string> _texts = [];

    public bool From1904 { get; init; }

    public TestWorkbook Sheet(string name, string xml, string state = "visible")
    {
        _sheets.Add((name, state, xml));
        return this;
    }

    /// <summary>A sheet with these rows; each cell is a text, a number, or XML that begins with an angle.</summary>
    public TestWorkbook Rows(params object?[][] rows) => Rows("People", "visible", rows);

    public TestWorkbook Rows(string name, string state, params object?[][] rows) => Sheet(name, $"<sheetData>{string.Concat(rows.Select(Row))}</sheetData>", state);

    /// <summary>A text as most programs write it: apart from the cells.</summary>
    public string Shared(string text)
    {
        _texts.Add(text);
        return $"<c t=\"s\"><v>{_texts.Count - 1}</v></c>";
    }

    public static string Number(double value, int style) => string.Create(CultureInfo.InvariantCulture, $"<c s=\"{style}\"><v>{value}</v></c>");

    public MemoryStream Stream()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
            const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            var sheets = _sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"r{i}\"/>");
            Write(zip, "xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Office}\"><workbookPr date1904=\"{(From1904 ? 1 : 0)}\"/><sheets>{string.Concat(sheets)}</sheets></workbook>");
            var relations = _sheets.Select((_, i) => $"<Relationship Id=\"r{i}\" Type=\"{Office}/worksheet\" Target=\"worksheets/part{i}.xml\"/>");
            Write(zip, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(relations)}
                <Relationship Id="s" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="t" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>
                """);
            Write(zip, "xl/styles.xml", $"<styleSheet {Main}>{Styles}</styleSheet>");
            Write(zip, "xl/sharedStrings.xml", $"<sst {Main}>{string.Concat(_texts.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>"))}</sst>");
            for (var i = 0; i < _sheets.Count; i++) Write(zip, $"xl/worksheets/part{i}.xml", $"<worksheet {Main}>{_sheets[i].Xml}</worksheet>");
        }

        stream.Position = 0;
        return stream;
    }

    public Task<ExcelSnapshot> OpenAsync(HrMapping? mapping = null) => OpenAsync(Stream(), mapping);

    public static Task<ExcelSnapshot> OpenAsync(Stream stream, HrMapping? mapping = null) => ExcelSnapshot.OpenAsync(stream, FileName, mapping ?? TestMapping.With(), new VirtualTimeProvider());

    public async Task<List<SnapshotUser>> UsersAsync(HrMapping? mapping = null)
    {
        using var list = await OpenAsync(mapping);
        return await list.Snapshot.Users!.ToListAsync();
    }

    public Task<string> FailureAsync(HrMapping? mapping = null) => TestJson.FailureAsync(() => UsersAsync(mapping));

    private static void Write(ZipArchive zip, string path, string xml)
    {
        using var part = zip.CreateEntry(path, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>{xml}"));
    }

    private static string Row(object?[] cells) => $"<row>{string.Concat(cells.Select(Cell))}</row>";

    private static string Cell(object? cell) => cell switch
    {
        null => "<c/>",
        string xml when xml.StartsWith('<') => xml,
        string text => $"<c t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
        _ => Number(Convert.ToDouble(cell, CultureInfo.InvariantCulture), 0),
    };
}

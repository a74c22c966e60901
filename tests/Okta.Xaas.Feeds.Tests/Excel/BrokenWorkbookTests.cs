using System.Globalization;
using System.IO.Compression;
using System.Text;
using Okta.Xaas.Feeds.Excel.Internal;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Excel;

/// <summary>Workbooks that are none, are cut or bombs, and cells that are not what they look like.</summary>
public class BrokenWorkbookTests
{
    private const string Formula = "a formula without a result: open the workbook in a spreadsheet program and save it there";

    [Fact]
    public async Task A_dimension_that_is_too_small_cuts_nobody_off()
    {
        const string Row = "<row r=\"{0}\"><c r=\"A{0}\" t=\"inlineStr\"><is><t>{1}</t></is></c><c r=\"B{0}\" t=\"inlineStr\"><is><t>{2}</t></is></c><c r=\"C{0}\" t=\"inlineStr\"><is><t>{3}</t></is></c></row>";
        var rows = string.Format(CultureInfo.InvariantCulture, Row, 1, "Id", "Mail", "Name") + string.Format(CultureInfo.InvariantCulture, Row, 4, "E1", "a@example.com", "A");

        var users = await new TestWorkbook().Sheet("People", $"<dimension ref=\"A1:B2\"/><sheetData>{rows}</sheetData>").UsersAsync();

        users.Select(user => (user.ExternalId, user.Profile["lastName"], user.Row)).Should().Equal(("E1", "A", 4));
    }

    [Theory]
    [InlineData("<c t=\"s\"><v>99</v></c>")]
    [InlineData("<c t=\"s\"><v>x</v></c>")]
    public async Task A_text_that_the_workbook_has_lost_is_no_empty_cell(string cell)
    {
        var workbook = new TestWorkbook();
        workbook.Rows([workbook.Shared("Id"), "Mail", "Name"], ["E1", "a@example.com", cell]);

        (await workbook.UsersAsync()).Single().Fault.Should().Be("column 'Name' has a text that the workbook has not: it is damaged, or was written wrongly");
    }

    [Theory]
    [InlineData("<c t=\"e\"><v>#N/A</v></c>", "column 'Name' has a spreadsheet's error in the place of a value")]
    [InlineData("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "column 'Name' has a spreadsheet's error in the place of a value")]
    [InlineData("<c t=\"e\"/>", null)]
    [InlineData("<c><f>A1</f></c>", "column 'Name' has " + Formula)]
    [InlineData("<c><f>A1</f><v></v></c>", null)]
    [InlineData("<c t=\"str\"><f>A1</f><v>Result</v></c>", null)]
    [InlineData("<c><v>1234567890123456789</v></c>", "column 'Name' has a number of more than 15 digits, of which a spreadsheet keeps 15: format the column as text, and enter it again")]
    public async Task A_cell_that_looks_empty_or_exact_and_is_not_holds_its_row_back(string cell, string? fault)
    {
        var users = await new TestWorkbook().Rows(["Id", "Mail", "Name"], ["E1", "a@example.com", "A"], ["E2", "b@example.com", cell]).UsersAsync();

        users.Select(user => (user.ExternalId, user.Fault)).Should().Equal(("E1", null), ("E2", fault));
        if (fault is not null) users[1].Profile["lastName"].Should().BeNull();
    }

    [Fact]
    public async Task The_same_in_a_column_that_nobody_named_is_no_matter() =>
        (await new TestWorkbook().Rows(["Id", "Mail", "Name", "Age"], ["E1", "a@example.com", "A", "<c><f>YEAR(A1)</f></c>"], ["E2", "b@example.com", "B", "<c t=\"e\"><v>#REF!</v></c>"], ["E3", "c@example.com", "C", 1e18]).UsersAsync())
            .Should().OnlyContain(user => user.Fault == null);

    [Fact]
    public async Task A_key_that_is_a_formula_without_a_result_holds_back_who_stands_there_by_name()
    {
        var user = (await new TestWorkbook().Rows(["Id", "Mail", "Name"], ["<c><f>A9</f></c>", "a@example.com", "A"]).UsersAsync()).Single();

        (user.ExternalId, user.Profile.UserName, user.Fault).Should().Be(("", "a@example.com", "column 'Id' has " + Formula));
    }

    [Fact]
    public async Task A_workbook_that_is_cut_anywhere_is_not_read()
    {
        var workbook = new TestWorkbook();
        var whole = workbook.Rows([.. Enumerable.Range(0, 60).Select(i => i == 0 ? new object?[] { "Id", "Mail", "Name" } : [$"E{i}", workbook.Shared($"p{i}@example.com"), "A"])]).Stream().ToArray();
        for (var length = 0; length < whole.Length; length += 37)
        {
            var cut = whole[..length];
            (await TestJson.FailureAsync(() => TestWorkbook.OpenAsync(new MemoryStream(cut)))).Should().StartWith("people.xlsx: ");
        }
    }

    [Fact]
    public async Task A_workbook_in_which_bytes_were_changed_is_read_as_it_was_or_not_at_all()
    {
        var workbook = new TestWorkbook();
        var whole = workbook.Rows([.. Enumerable.Range(0, 20).Select(i => i == 0 ? new object?[] { "Id", "Mail", "Name" } : [$"E{i}", workbook.Shared($"p{i}@example.com"), "A"])]).Stream().ToArray();
        for (var place = 0; place < whole.Length; place += 11)
        {
            var changed = whole.ToArray();
            changed[place] ^= 0x5A;
            try
            {
                using var list = await TestWorkbook.OpenAsync(new MemoryStream(changed));
                (await list.Snapshot.Users!.ToListAsync()).Should().HaveCount(19, $"byte {place} was changed");
            }
            catch (SnapshotReadException fault)
            {
                fault.Message.Should().StartWith("people.xlsx").And.NotContain("@");
            }
        }
    }

    [Theory]
    [InlineData("Id;Mail;Name", "this is no .xlsx workbook, or it is cut")]
    [InlineData("", "this is no .xlsx workbook, or it is cut")]
    [InlineData("\u00D0\u00CF\u0011\u00E0 and more", "this is a workbook with a password, or an .xls of before 2007: save it as .xlsx without a password")]
    public async Task What_is_no_workbook_is_told(string content, string message) =>
        (await TestJson.FailureAsync(() => TestWorkbook.OpenAsync(new MemoryStream(Encoding.Latin1.GetBytes(content))))).Should().Be($"people.xlsx: {message}");

    [Fact]
    public async Task An_archive_of_other_things_is_no_workbook()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("word/document.xml");

        (await TestJson.FailureAsync(() => TestWorkbook.OpenAsync(stream))).Should().StartWith("people.xlsx: ");
    }

    [Theory]
    [InlineData("xl/media/image.png", Workbook.MaxBytes + 1, "the workbook unpacks to more than 1,073,741,824 bytes")]
    [InlineData("xl/sharedStrings.xml", Workbook.MaxTextBytes + 1, "the texts of the workbook unpack to more than 268,435,456 bytes")]
    public async Task A_workbook_that_unpacks_to_more_than_anybody_has_is_not_unpacked(string part, long length, string message)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("xl/workbook.xml").Open().Dispose();
            zip.CreateEntry(part).Open().Dispose();
        }

        // The length that the archive's directory has for its last entry: nothing is unpacked to see that it is too long.
        var bytes = stream.ToArray();
        var entry = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(entry + 24), (uint)length);

        (await TestJson.FailureAsync(() => TestWorkbook.OpenAsync(new MemoryStream(bytes)))).Should().Be($"people.xlsx: {message}");
    }

    [Fact]
    public async Task Entities_that_grow_without_end_are_not_expanded()
    {
        var workbook = new TestWorkbook().Rows(["Id", "Mail", "Name"], ["E1", "a@example.com", "A"]).Stream();
        using (var zip = new ZipArchive(workbook, ZipArchiveMode.Update, leaveOpen: true))
        {
            var part = zip.GetEntry("xl/worksheets/part0.xml")!;
            string xml;
            using (var reader = new StreamReader(part.Open())) xml = await reader.ReadToEndAsync();
            part.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/part0.xml").Open());
            await writer.WriteAsync(xml.Replace("<worksheet", "<!DOCTYPE w [<!ENTITY a \"Geheim\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet").Replace(">A<", ">&b;<"));
        }

        (await TestJson.FailureAsync(() => TestWorkbook.OpenAsync(workbook))).Should().StartWith("people.xlsx: the workbook is damaged").And.NotContain("Geheim");
    }

    [Fact]
    public async Task Texts_that_are_huge_are_read_as_they_are()
    {
        var workbook = new TestWorkbook();
        var texts = Enumerable.Range(0, 3_000).Select(i => new object?[] { $"E{i}", workbook.Shared($"p{i}@example.com"), workbook.Shared(new string('x', 5_000)) });

        (await workbook.Rows([["Id", "Mail", "Name"], .. texts]).UsersAsync()).Should().HaveCount(3_000).And.OnlyContain(user => user.Profile["lastName"]!.Length == 5_000);
    }
}

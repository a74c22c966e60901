using System.Text;
using Okta.Xaas.Feeds.Delimited.Internal;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Csv;

public class HrCsvFileTests
{
    [Theory]
    [InlineData("Id;Name\n1;Żółć\n")]
    [InlineData("Id,Name\r\n1,Żółć\r\n")]
    [InlineData("Id\tName\n1\tŻółć")]
    [InlineData("Id|Name\n1|Żółć\n\n")]
    [InlineData("sep=;\r\nId;Name\r\n1;Żółć")]
    [InlineData("\n\nId;Name\n1;\"Żółć\"\n")]
    [InlineData("Id;Name\r1; Żółć \r")]
    public async Task Finds_out_how_the_cells_and_the_lines_are_separated(string text)
    {
        var rows = await TestExport.RowsAsync(text);

        rows.Should().ContainSingle().Which.Cells.Should().Equal("1", "Żółć");
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Honours_a_byte_order_mark(string encoding)
    {
        var file = TestExport.File("Id;Name\r\n1;Łukasz Ümit\r\n", Encoding.GetEncoding(encoding));

        (await TestExport.RowsAsync(file))[0].Cells.Should().Equal("1", "Łukasz Ümit");
    }

    [Fact]
    public async Task Reads_the_encoding_that_the_mapping_names()
    {
        var latin = TestMapping.With("\"encoding\": \"windows-1252\"").Encoding!;

        (await TestExport.RowsAsync(TestExport.File("Id;Name\n1;Müller\n", latin, latin)))[0].Cells.Should().Equal("1", "Müller");
    }

    [Fact]
    public async Task Reads_quoted_cells_with_separators_quotes_and_line_breaks_and_knows_each_row_by_its_first_line()
    {
        var rows = await TestExport.RowsAsync("Id;Address\r\n1;\"Weg 1; \"\"Haus B\"\"\r\n80331 München\"\r\n\r\n2;\" padded \"\r\n");

        rows.Select(row => (row.Number, row[1])).Should().Equal((2, "Weg 1; \"Haus B\"\r\n80331 München"), (5, "padded"));
        rows.Should().OnlyContain(row => row.Fault == null);
    }

    [Fact]
    public async Task Keeps_quotes_in_an_unquoted_cell_as_they_are() =>
        (await TestExport.RowsAsync("Id;Name\n1;Robert \"Bob\" Roth\n"))[0].Should().BeEquivalentTo(new { Fault = (string?)null, Cells = new[] { "1", "Robert \"Bob\" Roth" } });

    [Fact]
    public async Task Marks_rows_that_can_not_be_trusted_and_goes_on()
    {
        var rows = await TestExport.RowsAsync("Id;Name\n1\n2;b;c\n3;\"say \"hi\" you\"\n4;d\n");

        rows.Select(row => row.Fault).Should().Equal("the row has 1 cell, the header has 2", "the row has 3 cells, the header has 2", "a quote inside a quoted cell is not doubled", null);
        rows.Select(row => row.Sure(0)).Should().Equal("", "", "3", "4");
    }

    [Theory]
    [InlineData("", "hr.csv, line 1: the file is empty; its first line must name the columns")]
    [InlineData("Id;Name\n1;a\n2;\"open\n3;c\n", "hr.csv, line 3: a quote opens in this row and is never closed")]
    [InlineData("Id;\"Name\n1;a\n", "hr.csv, line 1: a quote opens in this row and is never closed")]
    [InlineData("Id;Name\n1;\"open\n2;b\n3;\"x\ny\"\n", "hr.csv, line 2: a quote opens in this row and is not closed where its cell ends")]
    [InlineData("PK\u0003\u0004\0\0\nx", "hr.csv, line 1: this is not text: a workbook has to be saved as CSV first*")]
    public async Task Stops_with_one_line_where_the_rest_can_not_be_read(string text, string expected)
    {
        var read = () => TestExport.RowsAsync(text);

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage(expected);
    }

    [Fact]
    public async Task Names_the_line_that_is_not_utf_8()
    {
        var read = () => TestExport.RowsAsync(TestExport.File("Id;Name\n1;a\n2;Müller\n", Encoding.Latin1));

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("hr.csv, line 3: this is not UTF-8; save the export as UTF-8, or name its \"encoding\" in the mapping, for example windows-1252");
    }

    [Fact]
    public async Task Does_not_buffer_a_whole_file_behind_a_quote_that_is_not_closed()
    {
        var read = () => TestExport.RowsAsync("Id;Name\n1;\"" + string.Concat(Enumerable.Repeat("2;b\n", 1_000_000)));

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("hr.csv, line 2: this row has more than 1,000,000 bytes; is a quote not closed?");
    }

    [Fact]
    public async Task A_file_that_grows_while_it_is_read_is_not_taken_for_complete()
    {
        var stream = new MemoryStream();
        stream.Write("Id;Name\n1;a\n"u8);
        using var file = new HrCsvFile(stream, "hr.csv");
        stream.Write("2;b\n"u8);

        var read = () => TestExport.RowsAsync(file);

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("hr.csv: the export has changed while it was read; let the HR system finish writing it, and run again");
    }

    [Fact]
    public async Task A_disk_that_fails_in_the_middle_is_not_taken_for_the_end()
    {
        using var file = new HrCsvFile(new BrokenStream("Id;Name\n" + string.Concat(Enumerable.Range(1, 20_000).Select(i => $"{i};name\n")), readable: 100_000), "hr.csv");

        var read = () => TestExport.RowsAsync(file);

        (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("hr.csv: the export cannot be read: the disk is gone");
    }

    [Fact]
    public async Task Two_readings_at_once_are_refused()
    {
        using var file = TestExport.File("Id;Name\n1;a\n2;b\n");
        await using var first = file.ReadRowsAsync().GetAsyncEnumerator();
        await first.MoveNextAsync();

        var second = () => TestExport.RowsAsync(file);

        await second.Should().ThrowAsync<InvalidOperationException>().WithMessage("hr.csv is being read already*");
        (await first.MoveNextAsync()).Should().BeTrue("the first one goes on");
    }

    [Fact]
    public async Task Can_be_read_again_and_again()
    {
        var file = TestExport.File("Id;Name\n1;a\n2;b\n", new UTF8Encoding(true));

        (await TestExport.RowsAsync(file)).Should().BeEquivalentTo(await TestExport.RowsAsync(file)).And.HaveCount(2);
    }

}

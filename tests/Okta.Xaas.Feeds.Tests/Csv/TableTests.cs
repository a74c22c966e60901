using System.Text;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Feeds.Tests.Csv;

/// <summary>What stands around the people in an export: titles, footers, comments, empty rows.</summary>
public class TableTests
{
    private const string People = "Id;Mail;Name\nE1;a@example.com;Nagy\nE2;b@example.com;Ruiz\n";

    [Theory]
    [InlineData("\"skipRows\": 3", "Headcount, all sites;;\nRun 2026\n\n")]
    [InlineData("\"skipRows\": \"untilHeader\"", "Headcount, all sites;;\nRun 2026\n\n")]
    [InlineData("\"skipRows\": \"untilHeader\"", "a|b|c|d|e\n\"x\ny\"\n")]
    [InlineData("\"skipRows\": \"untilHeader\"", "")]
    [InlineData("\"comment\": \"#\"", "# by HR, daily\n")]
    [InlineData("\"delimiter\": \";\"", "sep=;\n")]
    [InlineData("", "sep=;\n")]
    public async Task Titles_comments_and_a_hint_above_the_header_are_passed_over(string rule, string above)
    {
        using var export = await TestExport.OpenAsync(above + People, TestMapping.With(rule));

        (await export.Snapshot.Users!.ToListAsync()).Select(user => (user.ExternalId, user.Row, user.Fault)).Should().Equal(
            ("E1", above.Count(letter => letter == '\n') + 2, null), ("E2", above.Count(letter => letter == '\n') + 3, null));
    }

    [Theory]
    [InlineData("^")]
    [InlineData("~")]
    [InlineData("\t")]
    [InlineData("|")]
    public async Task The_delimiter_is_the_one_with_which_all_columns_are_there(string delimiter) =>
        (await TestExport.UsersAsync(People.Replace(";", delimiter))).Should().HaveCount(2).And.OnlyContain(user => user.Fault == null);

    [Fact]
    public async Task A_name_with_many_commas_does_not_hide_the_delimiter() =>
        (await TestExport.UsersAsync("Id;Mail;Name;Notes, any, more, words, here, too\nE1;a@example.com;Nagy;x,y,z,x,y,z\n")).Should().ContainSingle().Which.Fault.Should().BeNull();

    [Theory]
    [InlineData(";;\n")]
    [InlineData("\"\";\" \";\u00a0\n")]
    [InlineData(" ; ;;\n")]
    [InlineData("\u001a")]
    public async Task A_row_of_empty_cells_is_no_row(string row)
    {
        using var export = await TestExport.OpenAsync(People + row, TestMapping.With());

        (await export.Snapshot.Users!.ToListAsync()).Should().HaveCount(2).And.OnlyContain(user => user.Fault == null);
        export.RowsRead.Should().Be(2);
    }

    [Theory]
    [InlineData("Id;Mail;Name\nE1;a@example.com;Nagy;\n", null)]
    [InlineData("Id;Mail;Name;\nE1;a@example.com;Nagy;\n", null)]
    [InlineData("Id;Mail;Name;\nE1;a@example.com;Nagy\n", null)]
    [InlineData("Id;Mail;Name\nE1;a@example.com;Nagy;;\n", "the row has 5 cells, the header has 3")]
    [InlineData("Id;Mail;Name\nE1;a@example.com;Nagy;x\n", "the row has 4 cells, the header has 3")]
    public async Task One_empty_cell_too_many_at_the_end_is_no_fault(string text, string? fault) =>
        (await TestExport.UsersAsync(text)).Should().ContainSingle().Which.Fault.Should().Be(fault);

    [Theory]
    [InlineData("E1;a@example.com;Clerk;Sales;\n", "E3;c@example.com;Manager; Sales;Legal;\n", "the row has 6 cells, the header has 5, and other rows do not end with an empty one more: is a delimiter in a cell that is not in quotes?")]
    [InlineData("E1;a@example.com;Clerk;Sales;;\n", "E3;c@example.com;Legal;;\n", "the row has 5 cells, and other rows 6 as they end with a delimiter: is a cell missing?")]
    [InlineData("E1;a@example.com;Clerk;Sales;;\n", "E3;c@example.com;Manager; Sales;Legal;;\n", "the row has 7 cells, the header has 5")]
    public async Task A_cell_too_many_or_missing_shifts_nobodys_values_behind_an_empty_last_cell(string others, string row, string fault)
    {
        var users = await TestExport.UsersAsync("Id;Mail;Title;Dept;Left\n" + others + row + others.Replace('1', '4') + others.Replace('1', '5'), TestMapping.With(attributes: """ "userName": "Mail", "email": "Mail", "department": "Dept" """));

        users.Select(user => (user.ExternalId, user.Fault)).Should().Equal(("E1", null), ("", fault), ("E4", null), ("E5", null));
    }

    [Fact]
    public async Task Without_a_header_rows_may_end_with_a_delimiter_too() =>
        (await TestExport.UsersAsync("E1|a@example.com|Nagy|\nE2|b@example.com|Ruiz|\n", TestMapping.With(""" "header": false, "columns": ["Id", "Mail", "Name"] """))).Select(user => (user.ExternalId, user.Fault)).Should().Equal(("E1", null), ("E2", null));

    [Theory]
    [InlineData("Total rows: 2\n", 2)]
    [InlineData("TOTAL;2;\n", null)]
    [InlineData("Total 1,002;;\n", 1002)]
    [InlineData("Total 1'234'567;;\n", 1234567)]
    [InlineData("Total 5. 2026-11-02;;\n", 5)]
    [InlineData("Total 2, 15.1.2026;;\n", 2)]
    public async Task A_footer_is_no_person_and_its_count_is_told(string footer, int? count)
    {
        using var export = await TestExport.OpenAsync(People + footer, TestMapping.With("""
            "footer": { "column": "Id", "values": ["Total*", "End of list"], "count": "Id" }
            """));

        (await export.Snapshot.Users!.ToListAsync()).Select(user => user.ExternalId).Should().Equal("E1", "E2");
        export.Snapshot.Facts!().Should().BeEquivalentTo(new SnapshotFacts { ExpectedRecords = count, CountedRecords = 2, EndsWithLineEnd = true });
    }

    [Fact]
    public async Task The_count_of_a_footer_may_stand_in_another_column()
    {
        using var export = await TestExport.OpenAsync(People + "Total;19;\n", TestMapping.With("\"footer\": { \"column\": \"Id\", \"values\": [\"total\"], \"count\": \"Mail\" }"));
        await export.Snapshot.Users!.ToListAsync();

        export.Snapshot.Facts!().ExpectedRecords.Should().Be(19);
    }

    [Theory]
    [InlineData("utf-8", "\n", true)]
    [InlineData("utf-8", "", false)]
    [InlineData("utf-16", "\r\n", true)]
    [InlineData("utf-16", "", false)]
    [InlineData("utf-16BE", "\r", true)]
    [InlineData("utf-32", "\n", true)]
    public async Task Says_whether_the_last_line_has_a_line_end(string encoding, string end, bool expected)
    {
        using var export = await CsvSnapshot.OpenAsync(TestExport.Stream(People.TrimEnd() + end, Encoding.GetEncoding(encoding)), "hr.csv", TestMapping.With(), new VirtualTimeProvider());
        await export.Snapshot.Users!.ToListAsync();

        export.Snapshot.Facts!().EndsWithLineEnd.Should().Be(expected);
    }

    [Fact]
    public async Task Knows_when_the_file_was_written()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, People);
        var time = new DateTimeOffset(2026, 10, 31, 22, 0, 0, TimeSpan.Zero);
        File.SetLastWriteTimeUtc(path, time.UtcDateTime);
        using var export = await CsvSnapshot.OpenAsync(path, TestMapping.With());

        export.Snapshot.Facts!().Should().BeEquivalentTo(new { MadeAt = time, MadeAtFrom = "file time" });
    }

    [Theory]
    [InlineData("1001;Ada;ada@example.com\n")]
    [InlineData("[{\"No\":\"1001\",\"Who\":\"ada@example.com\"}]")]
    [InlineData("<html><body>ada@example.com</body></html>")]
    public async Task Nothing_is_told_of_a_first_line_that_may_be_a_person(string text)
    {
        var open = () => TestExport.OpenAsync(text);

        var fault = (await open.Should().ThrowAsync<SnapshotReadException>()).WithMessage("hr.csv, line 1: this line has none of the columns that map.json names (* cell*), so it is no header*").Which;
        fault.ToString().Should().NotContainAny("ada", "Ada", "1001");
    }

    [Theory]
    [InlineData("Id;Ma\u200bil;Name")]
    [InlineData("Id;\ufeffMail; Name")]
    [InlineData("Id;Mail;Name\u00a0")]
    public async Task Names_of_columns_are_compared_as_they_look(string header) => (await TestExport.UsersAsync(header + "\nE1;a@example.com;Nagy\n")).Should().ContainSingle();

    [Fact]
    public async Task A_blank_that_does_not_break_is_a_blank() =>
        (await TestExport.UsersAsync("Id;Work\u00a0Mail;Name\nE1;a@example.com;Nagy\n", TestMapping.Parse("{\"externalId\":\"Id\",\"attributes\":{\"userName\":\"Work Mail\",\"email\":\"Work  Mail\"}}"))).Should().ContainSingle();
}

using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Excel;

/// <summary>What the sheet of a workbook becomes.</summary>
public class ExcelSnapshotTests
{
    private static readonly object?[] Header = ["Id", "Mail", "Name"];

    [Fact]
    public async Task Rows_are_people_with_the_numbers_that_the_sheet_has()
    {
        var workbook = new TestWorkbook();
        workbook.Rows([workbook.Shared("Id"), workbook.Shared(" mail "), "NAME", "More"], ["E1", workbook.Shared("anna@example.com"), workbook.Shared("Adler & Söhne")], [null, " ", null], ["E2", "bo@example.com"]);

        (await workbook.UsersAsync()).Select(user => (user.ExternalId, user.Profile.Email, user.Profile["lastName"], user.Row, user.Fault)).Should().Equal(
            ("E1", "anna@example.com", "Adler & Söhne", 2, null), ("E2", "bo@example.com", null, 4, null));
    }

    [Fact]
    public async Task Numbers_dates_and_truths_are_what_people_see()
    {
        var mapping = TestMapping.With(attributes: """ "userName": "Mail", "email": "Mail", "a": "A", "b": "B", "c": "C", "d": "D", "e": "E", "f": "F", "g": "G" """);
        var workbook = new TestWorkbook().Rows(
            ["Id", "Mail", "A", "B", "C", "D", "E", "F", "G"],
            [1001, "a@example.com", TestWorkbook.Number(123, 2), TestWorkbook.Number(46328, 1), TestWorkbook.Number(46328, 3), TestWorkbook.Number(46328.25, 4), "<c t=\"b\"><v>1</v></c>", 12.5, 123456789012345]);

        var user = (await workbook.UsersAsync(mapping)).Should().ContainSingle().Which;

        user.ExternalId.Should().Be("1001");
        "abcdefg".Select(letter => user.Profile[letter.ToString()]).Should().Equal("00123", "2026-11-02", "2026-11-02", "2026-11-02T06:00:00", "true", "12.5", "123456789012345");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_cell_that_is_not_there_is_an_empty_one(string? cell)
    {
        var mapping = TestMapping.With(attributes: """ "userName": "Mail", "email": "Mail", "userType": { "column": "Type", "values": { "": "Staff", "X": "Other" } } """);

        (await new TestWorkbook().Rows(["Id", "Mail", "Type"], ["E1", "a@example.com", cell]).UsersAsync(mapping)).Single().Profile["userType"].Should().Be("Staff");
    }

    [Fact]
    public async Task A_day_as_the_strict_form_of_the_standard_has_it_is_a_day()
    {
        using var list = await new TestWorkbook().Rows(["Id", "Mail", "Name", "Left"], ["E1", "a@example.com", "A", "<c t=\"d\"><v>2026-11-01</v></c>"]).OpenAsync(TestMapping.With(""" "leaver": { "date": { "column": "Left", "formats": ["dd.MM.yyyy"] } } """));

        (await list.Snapshot.Users!.ToListAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Days_of_leaving_need_no_format_of_their_own_whatever_day_the_workbook_counts_from(bool from1904)
    {
        var today = 46328 - (from1904 ? 1462 : 0);
        var workbook = new TestWorkbook { From1904 = from1904 }.Rows(
            ["Id", "Mail", "Name", "Left"], ["E1", "a@example.com", "A", TestWorkbook.Number(today, 1)], ["E2", "b@example.com", "B", TestWorkbook.Number(today + 1, 3)], ["E3", "c@example.com", "C", null], ["E4", "d@example.com", "D", "01.11.2026"]);
        using var list = await workbook.OpenAsync(TestMapping.With(""" "leaver": { "date": { "column": "Left", "formats": ["dd.MM.yyyy"] } } """));

        (await list.Snapshot.Users!.ToListAsync()).Select(user => user.ExternalId).Should().Equal("E2", "E3");
        (list.RowsRead, list.LeaverRows, list.Sheet, list.Name).Should().Be((4, 2, "People", "people.xlsx"));
        (await list.ReadAbsentAsync().ToListAsync()).Select(person => (person.ExternalId, person.Row)).Should().Equal(("E1", 2), ("E4", 5));
    }

    [Fact]
    public async Task The_sheet_is_the_visible_one_with_all_columns()
    {
        var workbook = new TestWorkbook()
            .Rows("Read me", "visible", ["People of 2026"])
            .Rows("Old", "hidden", Header, ["E9", "z@example.com", "Z"])
            .Rows("Empty", "visible")
            .Rows("2026", "visible", Header, ["E1", "a@example.com", "A"]);

        using var list = await workbook.OpenAsync();
        (list.Sheet, (await list.Snapshot.Users!.ToListAsync()).Single().ExternalId).Should().Be(("2026", "E1"));
        (await workbook.UsersAsync(TestMapping.With("\"sheet\": \"old\""))).Single().ExternalId.Should().Be("E9");
    }

    [Fact]
    public async Task A_sheet_that_is_not_there_or_there_twice_is_told()
    {
        var workbook = new TestWorkbook().Rows("2025", "visible", Header).Rows("2026", "visible", Header);

        (await workbook.FailureAsync()).Should().Be("people.xlsx: the sheets '2025' and '2026' have all columns that map.json names: name the one that is meant by \"sheet\" in the mapping");
        (await workbook.FailureAsync(TestMapping.With("\"sheet\": \"2027\""))).Should().Be("people.xlsx: the workbook has no sheet '2027', which map.json names; it has: 2025, 2026");
        (await new TestWorkbook().Rows("People", "visible").FailureAsync()).Should().Be("people.xlsx: the workbook has no sheet with anything in it");
        (await new TestWorkbook().Rows(["Id", "Mail"], ["E1", "a@example.com"]).FailureAsync()).Should().Contain("column 'Name' that map.json line 1 names is missing; the header has: Id, Mail");
    }

    [Fact]
    public async Task Titles_and_sheets_without_a_header_are_as_the_mapping_says()
    {
        object?[][] people = [["E1", "a@example.com", "A"]];
        object?[][] titled = [["People"], [null, null, "2026"], Header, .. people];

        (await new TestWorkbook().Rows(titled).UsersAsync(TestMapping.With("\"skipRows\": 2"))).Single().Row.Should().Be(4);
        (await new TestWorkbook().Rows(titled).UsersAsync(TestMapping.With("\"skipRows\": \"untilHeader\""))).Single().Row.Should().Be(4);
        (await new TestWorkbook().Rows(people).UsersAsync(TestMapping.With(""" "header": false, "columns": ["Id", "Mail", "Name", "More"] """))).Single().ExternalId.Should().Be("E1");
        (await new TestWorkbook().Rows([Header, .. people, ["Total", 1]]).UsersAsync(TestMapping.With(""" "footer": { "column": "Id", "values": ["Total"] } """))).Should().ContainSingle();
    }

    [Fact]
    public async Task Rows_that_a_filter_hides_are_people_too()
    {
        const string Sheet = """
            <cols><col min="2" max="2" width="0" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="str"><v>Id</v></c><c r="B1" t="str"><v>Mail</v></c><c r="C1" t="str"><v>Name</v></c></row>
            <row r="2" hidden="1"><c r="A2" t="str"><v>E1</v></c><c r="B2" t="str"><v>a@example.com</v></c></row></sheetData><autoFilter ref="A1:C2"/>
            """;

        (await new TestWorkbook().Sheet("People", Sheet).UsersAsync()).Single().Profile.Email.Should().Be("a@example.com");
    }

    [Fact]
    public async Task Cells_that_were_merged_have_what_the_merged_one_shows()
    {
        const string Sheet = """
            <sheetData><row r="1"><c r="A1" t="str"><v>Staff</v></c></row><row r="2"><c r="A2" t="str"><v>Id</v></c><c r="B2" t="str"><v>Mail</v></c><c r="C2" t="str"><v>Name</v></c></row>
            <row r="3"><c r="A3"><v>1</v></c><c r="B3" t="str"><v>a@example.com</v></c><c r="C3" t="str"><v>Sales</v></c></row>
            <row r="4"><c r="A4"><v>2</v></c><c r="B4" t="str"><v>b@example.com</v></c></row>
            <row r="5"><c r="A5"><v>3</v></c><c r="B5" t="str"><v>c@example.com</v></c></row>
            <row r="6"><c r="A6"><v>4</v></c><c r="B6" t="str"><v>d@example.com</v></c><c r="C6"><f>X1</f></c></row><row r="7"><c r="A7"><v>5</v></c><c r="B7" t="str"><v>e@example.com</v></c></row></sheetData>
            <mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C3:C4"/><mergeCell ref="C6:C7"/></mergeCells>
            """;

        var users = await new TestWorkbook().Sheet("People", Sheet).UsersAsync(TestMapping.With("\"skipRows\": 1"));

        users.Select(user => user.Profile["lastName"]).Should().Equal("Sales", "Sales", null, null, null);
        users.Select(user => user.Fault is null).Should().Equal(true, true, true, false, false);
    }

    [Fact]
    public async Task The_streams_are_of_one_file_and_are_read_as_often_as_wanted()
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), ".xlsx");
        try
        {
            await File.WriteAllBytesAsync(path, new TestWorkbook().Rows(Header, ["E1", "a@example.com", "Sales"], ["E2", "b@example.com", "Sales"]).Stream().ToArray());
            using var list = await Feeds.ExcelSnapshot.OpenAsync(path, TestMapping.With(""" "groups": [ { "column": "Name" } ] """));

            (await list.Snapshot.Users!.ToListAsync()).Should().HaveCount(2);
            (await list.Snapshot.Groups!.ToListAsync()).Single().Profile.DisplayName.Should().Be("Sales");
            (await list.Snapshot.Memberships!.ToListAsync()).Should().HaveCount(2);
            list.Snapshot.Facts!().MadeAt.Should().Be(new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero));
        }
        finally
        {
            File.Delete(path);
        }
    }
}

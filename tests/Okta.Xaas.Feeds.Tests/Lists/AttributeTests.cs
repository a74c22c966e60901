using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Lists;

/// <summary>What an attribute can be made of, whatever the source.</summary>
public class AttributeTests
{
    private const string Names = "\"userName\": \"{{ row.First | slug }}.{{ row['Last Name'] | slug }}@example.com\", \"email\": \"Mail\"";

    [Fact]
    public async Task A_template_makes_a_text_of_several_cells()
    {
        var user = await OnlyAsync("Id;Mail;First;Last Name\nE1;a@example.com; Zoë ;Groß Łuk\n", Names);

        user.Profile.UserName.Should().Be("zoe.gross-luk@example.com");
        user.Fault.Should().BeNull();
        user.Unique.Should().BeNull();
    }

    [Fact]
    public async Task A_column_of_a_template_that_is_missing_is_found_with_the_header()
    {
        var open = () => TestExport.OpenAsync("Id;Mail;First\n", TestMapping.With(attributes: Names));

        (await open.Should().ThrowAsync<SnapshotReadException>()).WithMessage("hr.csv, line 1: column 'Last Name' that map.json line 1 names is missing; the header has: Id, Mail, First");
    }

    [Fact]
    public async Task A_template_that_fails_holds_its_row_back_with_the_attribute_and_without_a_value()
    {
        var users = await UsersAsync("Id;Mail;N\nE1;a@example.com;zero\nE2;b@example.com;2\n", "\"userName\": \"Mail\", \"email\": \"Mail\", \"title\": \"{{ row.N | required | times: 2 }}\"");

        users[0].Should().BeEquivalentTo(new { ExternalId = "E1", Fault = "the template of title: 'times' got what is no number", Profile = new { UserName = "a@example.com" } });
        users[1].Profile["title"].Should().Be("4");
    }

    [Fact]
    public async Task What_is_unique_is_left_to_the_plan()
    {
        var user = await OnlyAsync("Id;First\nE1;Anna\n", """
            "userName": "{{ row.First | slug | unique: '{value}{n}@example.com' }}", "email": "{{ row.First | slug | unique: '{value}{n}@example.com' }}"
            """);

        user.Unique.Should().BeEquivalentTo([new UniqueAttribute("userName", "anna", "@example.com"), new UniqueAttribute("email", "anna", "@example.com")]);
        user.Profile.UserName.Should().BeNull();
    }

    [Theory]
    [InlineData("Zu\u0308rich")]
    [InlineData("Z\u00dcRICH\u200b")]
    [InlineData(" z\u00fcrich\u00a0")]
    public async Task What_a_column_has_is_what_the_mapping_names_whichever_way_a_system_writes_it(string city)
    {
        using var export = await TestExport.OpenAsync($"Id;Mail;City\nE1;a@example.com;{city}\n", TestMapping.With(
            """ "lookups": { "sites": { "values": { "Z\u00fcrich": "ZRH" } } } """,
            """ "userName": "Mail", "email": "Mail", "city": { "column": "City", "values": { "Z\u00fcrich": "Zurich" } }, "site": "{{ row.City | lookup: 'sites' }}" """));

        (await export.Snapshot.Users!.SingleAsync()).Should().Match<SnapshotUser>(user => user.Profile["city"] == "Zurich" && user.Profile["site"] == "ZRH");
    }

    [Fact]
    public async Task A_constant_and_a_columns_own_rules_are_said_in_an_object()
    {
        var user = await OnlyAsync("Id;Mail;Land;Hired;Room;Desk\nE1;a@example.com; d ;02.11.2026;;\n", """
            "userName": "Mail", "email": "Mail", "organization": { "value": "Example Ltd" },
            "country": { "column": "Land", "values": { "D": "Germany" } },
            "hired": { "column": "Hired", "from": ["dd.MM.yyyy"], "format": "yyyy-MM-dd" },
            "room": { "column": "Room", "emptyCells": "keep" }, "desk": { "template": "{{ row.Desk }}" }
            """);

        user.Attributes().Skip(2).Should().Equal(("organization", "Example Ltd"), ("country", "Germany"), ("hired", "2026-11-02"), ("desk", null));
    }

    [Theory]
    [InlineData("11/02/2026", "column 'Hired' is not a date of the form dd.MM.yyyy")]
    [InlineData("00.00.0000", null)]
    public async Task A_day_in_another_form_holds_its_record_back(string cell, string? fault)
    {
        var user = await OnlyAsync($"Id;Mail;Hired\nE1;a@example.com;{cell}\n", "\"userName\": \"Mail\", \"email\": \"Mail\", \"hired\": { \"column\": \"Hired\", \"from\": [\"dd.MM.yyyy\"], \"format\": \"yyyy-MM-dd\" }");

        user.Fault.Should().Be(fault);
        user.Profile["hired"].Should().BeNull();
    }

    [Fact]
    public async Task An_empty_template_of_a_user_name_holds_the_row_back()
    {
        var user = await OnlyAsync("Id;Mail;First\nE1;a@example.com;\n", "\"userName\": \"{{ row.First }}\", \"email\": \"Mail\"");

        user.Fault.Should().Be("the text for userName is empty, but Okta makes no user without userName");
    }

    [Fact]
    public async Task Of_a_row_with_stray_quotes_a_template_is_sure_only_of_the_cells_before_them()
    {
        var users = await UsersAsync("Id;First;Mail\nE1;Anna;\"x \"y\" z\"\nE2;\"x \"y\" z\";b@example.com\n", "\"userName\": \"{{ row.First | slug }}@example.com\", \"email\": \"Mail\"");

        users.Select(user => (user.ExternalId, user.Profile.UserName, user.Profile.Email)).Should().Equal(("E1", "anna@example.com", null), ("E2", null, null));
    }

    [Fact]
    public async Task Lookups_stand_in_the_mapping()
    {
        var mapping = TestMapping.With("""
            "lookups": { "city": { "values": { "MUC": "Munich" }, "unknown": "keep" }, "unit": { "values": { "1": "Sales" } }, "floor": { "values": { "0": "Ground" }, "default": "Upper" } }
            """, """
            "userName": "Mail", "email": "Mail", "city": "{{ row.Loc | lookup: 'city' }}", "unit": "{{ row.Unit | lookup: 'unit' }}", "floor": "{{ row.Floor | lookup: 'floor' }}"
            """);

        var users = await TestExport.UsersAsync("Id;Mail;Loc;Unit;Floor\nE1;a@example.com;muc;1;0\nE2;b@example.com;BER;1;7\nE3;c@example.com;MUC;2;7\n", mapping);

        users.Select(user => (user.Profile["city"], user.Profile["unit"], user.Profile["floor"])).Should().Equal(("Munich", "Sales", "Ground"), ("BER", "Sales", "Upper"), (null, null, null));
        users[2].Fault.Should().Be("the template of unit: the table 'unit' has no entry for what stands there");
    }

    [Fact]
    public async Task Lookups_stand_in_a_file_beside_the_mapping()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "units.csv"), "Name;Code\n\"Sales; North\";10\nIT;20\n");
            var path = Path.Combine(folder.FullName, "map.json");
            File.WriteAllText(path, """
                { "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail", "unit": "{{ row.Unit | lookup: 'unit' }}" },
                  "lookups": { "unit": { "file": "units.csv", "key": "Code", "value": "Name" } } }
                """);

            (await TestExport.UsersAsync("Id;Mail;Unit\nE1;a@example.com;10\n", HrMapping.Load(path))).Single().Profile["unit"].Should().Be("Sales; North");

            File.WriteAllText(Path.Combine(folder.FullName, "units.csv"), "Name;Code\nSales;10\nIT;10\n");
            var load = () => HrMapping.Load(path);
            load.Should().Throw<SnapshotReadException>().WithMessage("units.csv, line 3: this key stands in line 2 already, with another value*");
            File.WriteAllText(Path.Combine(folder.FullName, "units.csv"), "Name;No\nSales;10\n");
            load.Should().Throw<SnapshotReadException>().WithMessage("units.csv, line 1: column 'Code' that map.json line 2 names is missing; the header has: Name, No");
            File.Delete(Path.Combine(folder.FullName, "units.csv"));
            load.Should().Throw<SnapshotReadException>().WithMessage("units.csv: the file of a lookup in map.json cannot be read: *");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<List<SnapshotUser>> UsersAsync(string text, string attributes) => TestExport.UsersAsync(text, TestMapping.With(attributes: attributes));

    private static async Task<SnapshotUser> OnlyAsync(string text, string attributes) => (await UsersAsync(text, attributes)).Single();
}

using System.Text;
using FluentAssertions.Execution;
using Okta.Xaas.Feeds.Tests.Support;
using static Okta.Xaas.Feeds.Tests.Support.TestJson;

namespace Okta.Xaas.Feeds.Tests.Json;

/// <summary>What a list in JSON becomes.</summary>
public class JsonSnapshotTests
{
    public static TheoryData<string, string> Shapes => new()
    {
        { $"[{Anna},{Bo}]", "" },
        { $"{Anna}\n{Bo}\n", "" },
        { $"{Anna}{Bo}", "" },
        { $"\uFEFF[{Anna},{Bo}]", "" },
        { $$"""{ "data": { "more": [1, [2], {"data": 1}], "Items": [{{Anna}},{{Bo}}], "next": null }, "data2": [{}] }""", "data.items" },
        { $$"""{ "people": [{{Anna}}] } { "people": [{{Bo}}] }""", "people" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Arrays_lines_and_arrays_under_a_path_are_the_same_list(string json, string path)
    {
        var users = await UsersAsync(json, TestMapping.With(path.Length == 0 ? "" : $"\"records\": \"{path}\""));

        users.Select(user => (user.ExternalId, user.Profile.Email, user.Profile["lastName"], user.Row, user.Fault)).Should().Equal(
            ("E1", "anna@example.com", "Adler", 1, null), ("E2", "bo@example.com", "Brandt", 2, null));
    }

    [Fact]
    public async Task A_record_may_be_cut_anywhere_by_what_the_stream_gives()
    {
        var json = Encoding.UTF8.GetBytes($$"""{ "x": "\u00e9", "people": [ {{Anna}} , {{Bo}} ], "y": 1 }""");
        for (var size = 1; size < 40; size++)
        {
            using var list = await JsonSnapshot.OpenAsync(new TricklingStream(json, size), FileName, TestMapping.With("\"records\": \"people\""));
            (await list.Snapshot.Users!.ToListAsync()).Select(user => user.ExternalId).Should().Equal(["E1", "E2"], $"it comes by {size}");
        }
    }

    [Fact]
    public async Task Columns_are_properties_within_others_and_within_arrays()
    {
        var mapping = TestMapping.Parse("""
            { "externalId": "ids.hr", "attributes": { "userName": "mails.0.value", "email": "mails.0.value", "lastName": "Name.Last", "title": "job.title" }, "groups": [ { "column": "teams", "separator": "\n" } ] }
            """);
        using var list = await OpenAsync("""
            [{ "ids": { "hr": 700000000000000000123 }, "mails": [ { "value": "anna@example.com" }, { "value": "a@example.org" } ], "name": { "last": " Adler " }, "job.title": true, "teams": ["Sales", "R&D"] }]
            """, mapping);

        var user = (await list.Snapshot.Users!.ToListAsync()).Should().ContainSingle().Which;
        using var all = new AssertionScope();
        user.ExternalId.Should().Be("700000000000000000123", "all digits stay");
        user.Profile.Email.Should().Be("anna@example.com");
        user.Profile["lastName"].Should().Be("Adler");
        user.Profile["title"].Should().Be("true");
        (await list.Snapshot.Groups!.ToListAsync()).Select(group => group.Profile.DisplayName).Should().Equal("Sales", "R&D");
        (await list.Snapshot.Memberships!.ToListAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task What_is_null_or_left_out_is_empty()
    {
        var users = await UsersAsync($$"""[{{Anna}}, { "id": "E2", "mail": "bo@example.com", "name": null }, { "id": "E3", "mail": "cy@example.com" }]""");

        users.Skip(1).Should().OnlyContain(user => user.Fault == null && user.Profile["lastName"] == null);
    }

    [Fact]
    public async Task A_property_that_nobody_has_ends_the_reading_unless_the_mapping_says_that_it_may_be_left_out()
    {
        var leaver = """ "leaver": { "date": { "column": "leftOn", "formats": ["yyyy-MM-dd"] } } """;

        (await FailureAsync($"[{Anna},{Bo}]", TestMapping.With(leaver))).Should().Be(
            "people.json: of 2 records none has the property 'leftOn' that the mapping names in line 1; if it is left out where it is empty, name it under \"optional\" in the mapping");
        (await UsersAsync($"[{Anna},{Bo}]", TestMapping.With($"{leaver}, \"optional\": [\"leftOn\"]"))).Should().HaveCount(2);
    }

    [Fact]
    public async Task Leavers_are_not_in_the_list_and_are_told_as_absent()
    {
        using var list = await OpenAsync(
            """[{ "id": "E1", "mail": "a@example.com", "name": "A", "leftOn": "2026-11-01T00:00:00" }, { "id": "E2", "mail": "b@example.com", "name": "B", "leftOn": null }]""",
            TestMapping.With(""" "leaver": { "date": { "column": "leftOn", "formats": ["yyyy-MM-dd'T'HH:mm:ss"] } } """));

        (await list.Snapshot.Users!.ToListAsync()).Select(user => user.ExternalId).Should().Equal("E2");
        (list.RowsRead, list.LeaverRows, list.LaterRows).Should().Be((2, 1, 0));
        (await list.ReadAbsentAsync().ToListAsync()).Select(person => (person.ExternalId, person.Row)).Should().Equal(("E1", 1));
    }

    [Fact]
    public async Task An_array_without_records_is_a_list_with_nobody()
    {
        (await UsersAsync("[]")).Should().BeEmpty();
        (await UsersAsync("""{ "people": [] }""", TestMapping.With("\"records\": \"people\""))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("{0}\n{1}\n", true)]
    [InlineData("{0}\n{1}", false)]
    [InlineData("[{0},{1}]", null)]
    public async Task Lines_tell_whether_the_last_one_was_ended(string form, bool? ends)
    {
        using var list = await OpenAsync(form.Replace("{0}", Anna).Replace("{1}", Bo));
        await list.Snapshot.Users!.ToListAsync();

        list.Snapshot.Facts!().EndsWithLineEnd.Should().Be(ends);
    }

    [Fact]
    public async Task A_file_tells_when_it_was_written_and_is_read_as_often_as_wanted()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, $"[{Anna}]");
            using var list = await JsonSnapshot.OpenAsync(path, TestMapping.With());

            for (var pass = 0; pass < 2; pass++) (await list.Snapshot.Users!.ToListAsync()).Should().ContainSingle();
            list.Snapshot.Facts!().MadeAt.Should().Be(new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero));
            list.Name.Should().Be(Path.GetFileName(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(", \"separator\": \";\"")]
    public async Task An_array_of_texts_makes_a_group_each_whatever_else_separates_values(string separator)
    {
        using var list = await TestJson.OpenAsync(
            """[{ "id": "E1", "mail": "a@example.com", "name": "A", "teams": ["North", "South\nWest", null, ""] }, { "id": "E2", "mail": "b@example.com", "name": "B", "teams": "North" }, { "id": "E3", "mail": "c@example.com", "name": "C", "teams": [] }]""",
            TestMapping.With($"\"groups\": [ {{ \"column\": \"teams\"{separator} }} ]", TestMapping.Attributes + ", \"title\": \"teams\""));

        (await list.Snapshot.Memberships!.ToListAsync()).Select(member => (member.GroupExternalId, member.MemberExternalId)).Should().Equal(("north", "E1"), ("south west", "E1"), ("north", "E2"));
        (await list.Snapshot.Users!.ToListAsync()).Select(user => user.Profile["title"]).Should().Equal("North South West", "North", null);
    }
}

using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Lists;

/// <summary>Which rows are records at all.</summary>
public class SelectionTests
{
    private const string Text = "Id;Mail;Name;Type\nE1;a@example.com;Nagy;Employee\nE2;b@example.com;Ruiz;Visitor\nE3;c@example.com;Roth;Employee\n";

    [Fact]
    public async Task Rows_that_do_not_fit_are_not_in_the_list_and_are_told_as_absent()
    {
        using var export = await TestExport.OpenAsync(Text, TestMapping.With("\"where\": \"row.Type == 'Employee'\", \"groups\": [ { \"column\": \"Type\" } ]"));

        (await export.Snapshot.Users!.ToListAsync()).Select(user => user.ExternalId).Should().Equal("E1", "E3");
        (export.RowsRead, export.NotSelectedRows, export.LeaverRows).Should().Be((3, 1, 0));
        (await export.Snapshot.Groups!.ToListAsync()).Select(group => group.ExternalId).Should().Equal("employee");
        (await export.Snapshot.Memberships!.ToListAsync()).Select(member => member.MemberExternalId).Should().Equal("E1", "E3");
        (await export.ReadAbsentAsync().ToListAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { ExternalId = "E2", Row = 3, Why = "is not selected by the mapping" });
    }

    [Fact]
    public async Task A_condition_that_cannot_be_told_holds_its_row_back()
    {
        var text = new string('x', 200_000);
        var users = await TestExport.UsersAsync($"Id;Mail;Name;Note\nE1;a@example.com;Nagy;{text}\nE2;b@example.com;Ruiz;x\n", TestMapping.With("\"where\": \"row.Note contains 'x'\""));

        users.Select(user => (user.ExternalId, user.Fault is not null)).Should().Equal(("E1", true), ("E2", false));
        users[0].Fault.Should().StartWith("\"where\": ");
    }

    [Fact]
    public async Task An_export_without_a_header_has_its_names_in_the_mapping()
    {
        var mapping = TestMapping.With("\"header\": false, \"columns\": [\"Id\", \"\", \"Mail\", \"Name\"], \"skipRows\": 1");

        using var export = await TestExport.OpenAsync("Export of today\nE1;x;a@example.com;Nagy\nE2;y;b@example.com\n", mapping);

        (await export.Snapshot.Users!.ToListAsync()).Select(user => (user.Row, user.ExternalId, user.Profile.Email, user.Fault)).Should()
            .Equal((2, "E1", "a@example.com", null), (3, "", null, "the row has 3 cells, the header has 4"));
    }

    [Theory]
    [InlineData("\"header\": false", "*\"header\": false needs \"columns\": the names of all columns in their order, \"\" for one that is not used")]
    [InlineData("\"columns\": [\"Id\", \"Mail\", \"Name\"]", "*\"columns\" names those of an export without a header: say \"header\": false, or leave them out")]
    [InlineData("\"header\": false, \"columns\": [\"Id\", \"Mail\"]", "*column 'Name' of line 1 is not in \"columns\"")]
    [InlineData("\"header\": false, \"columns\": [\"Id\", \"Mail\", \"id\", \"Name\"]", "*\"columns\" has 'id' twice")]
    [InlineData("\"header\": false, \"columns\": [\"Id\", \"Mail\", \"Name\"], \"skipRows\": \"untilHeader\"", "*\"untilHeader\" looks for a header, and \"header\" says that there is none")]
    [InlineData("\"where\": \"row.Type = 'x'\"", "*\"where\", at its character *")]
    public void What_does_not_go_together_is_refused(string more, string expected)
    {
        var parse = () => TestMapping.With(more);

        parse.Should().Throw<Snapshots.SnapshotReadException>().WithMessage(expected);
    }
}

using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Csv;

/// <summary>A row that can't be used is in the list all the same: nobody is deleted for a slip of the pen.</summary>
public class FaultTests
{
    private const string Rules = """
        "leaver": { "date": { "column": "Last", "formats": ["dd.MM.yyyy", "yyyy-MM-dd"] } }, "groups": [ { "column": "Dept" } ]
        """;

    private const string Header = "Id;Mail;Name;Last;Dept\n";

    [Theory]
    [InlineData("E1; ;Nagy;;Sales", "E1", "column 'Mail' is empty, but Okta makes no user without userName")]
    [InlineData("E1;a@example.com;Nagy;31.02.2026;Sales", "E1", "column 'Last' is not a date of the form dd.MM.yyyy or yyyy-MM-dd", "a@example.com")]
    [InlineData(" ;a@example.com;Nagy;;Sales", "", "column 'Id' is empty; without it nobody knows whose row this is", "a@example.com")]
    [InlineData("E1;a@example.com;Nagy;;Sales;x", "", "the row has 6 cells, the header has 5")]
    [InlineData("E1;a@example.com", "", "the row has 2 cells, the header has 5")]
    [InlineData("E1;a@example.com;\"Nagy \"x\" Roth\";;Sales", "E1", "a quote inside a quoted cell is not doubled", "a@example.com")]
    [InlineData("\"E\"1;a@example.com;Nagy;;Sales", "", "a quote inside a quoted cell is not doubled")]
    public async Task Is_told_with_its_line_its_key_and_its_names_where_they_are_sure(string row, string externalId, string fault, string? name = null)
    {
        var users = await TestExport.UsersAsync($"{Header}E0;o@example.com;Abe;;\n{row}\n", TestMapping.With(Rules));

        users.Should().HaveCount(2);
        users[1].Should().BeEquivalentTo(new { ExternalId = externalId, Row = 3, Fault = fault, Profile = new { UserName = name, Email = name, LastName = (string?)null } });
        users[1].Fault.Should().NotContain("example");
    }

    [Theory]
    [InlineData("E1;;Nagy;;Sales")]
    [InlineData("E1;a@example.com;Nagy;soon;Sales")]
    public async Task Keeps_the_groups_and_memberships_of_a_person_whose_row_is_at_fault(string row)
    {
        using var export = await TestExport.OpenAsync($"{Header}{row}\n", TestMapping.With(Rules));

        (await export.Snapshot.Groups!.ToListAsync()).Select(group => group.ExternalId).Should().Equal("sales");
        (await export.Snapshot.Memberships!.ToListAsync()).Select(member => (member.GroupExternalId, member.MemberExternalId)).Should().Equal(("sales", "E1"));
    }

    [Fact]
    public async Task Tells_of_a_row_that_can_not_be_trusted_among_the_people_alone()
    {
        using var export = await TestExport.OpenAsync($"{Header}E1;a@example.com\nE2;b@example.com;Ruiz;;Sales\n", TestMapping.With(Rules));

        (await export.Snapshot.Groups!.ToListAsync()).Select(group => (group.ExternalId, group.Row, group.Fault)).Should()
            .Equal(("sales", 3, null));
        (await export.Snapshot.Memberships!.ToListAsync()).Select(member => (member.GroupExternalId, member.MemberExternalId, member.Row)).Should()
            .Equal(("sales", "E2", 3));
        (await export.Snapshot.Users!.ToListAsync())[0].Fault.Should().Be("the row has 2 cells, the header has 5");
    }
}

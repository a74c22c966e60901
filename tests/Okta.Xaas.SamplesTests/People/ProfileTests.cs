using Okta.Xaas.Changes;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.People;

public class ProfileTests
{
    private const string Attributes = """
        "userName": "Mail", "email": "Mail", "secondEmail": "Second", "lastName": "Name", "homeAddress": "Address", "department": "Dept"
        """;

    [Fact]
    public async Task Attributes_get_their_columns_trimmed_and_on_one_line()
    {
        var profile = await ProfileAsync("E1;a@example.com;b@example.com; O'Connor, Jr. ;\"ul. Brzozowa 3\r\n  30-001 Kraków\";\u00a0R&D / Prototyping ");

        profile.Should().Equal(
            new("userName", "a@example.com"),
            new("email", "a@example.com"),
            new("secondEmail", "b@example.com"),
            new("lastName", "O'Connor, Jr."),
            new("homeAddress", "ul. Brzozowa 3 30-001 Kraków"),
            new KeyValuePair<string, string?>("department", "R&D / Prototyping"));
    }

    [Fact]
    public async Task An_empty_cell_clears_its_attribute_unless_that_can_not_be_cleared()
    {
        var profile = await ProfileAsync("E1;a@example.com;;;;");

        profile.Select(attribute => (attribute.Key, attribute.Value)).Should().Equal(
            ("userName", "a@example.com"), ("email", "a@example.com"), ("lastName", null), ("homeAddress", null), ("department", null));
    }

    [Fact]
    public async Task With_keep_an_empty_cell_is_not_sent() =>
        (await ProfileAsync("E1;a@example.com;;;;", "\"emptyCells\": \"keep\"")).Select(attribute => attribute.Key).Should().Equal("userName", "email");

    [Theory]
    [InlineData(";a@example.com;Nagy", "line 2, column 'Id': empty; without it nobody knows whose row this is")]
    [InlineData("E1; ;Nagy", "line 2, column 'Mail', E1: empty, but Okta makes no user without userName")]
    [InlineData("E1;a@example.com", "line 2: the row has 2 cells, the header has 3")]
    public async Task A_row_without_what_every_user_needs_is_rejected(string row, string expected)
    {
        var survey = await SampleExport.SurveyAsync($"Id;Mail;Name\n{row}\n");

        survey.Rejected.Should().ContainSingle().Which.ToString().Should().Be(expected);
        survey.Active.Should().BeEmpty();
    }

    private static async Task<UserProfile> ProfileAsync(string row, string more = "")
    {
        var changes = await SampleExport.ChangesAsync($"Id;Mail;Second;Name;Address;Dept\n{row}\n", SampleMapping.With(more, Attributes));
        return changes.Should().ContainSingle().Which.Should().BeOfType<UserUpsert>().Which.Profile;
    }
}

using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Csv;

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

    private static async Task<UserProfile> ProfileAsync(string row, string more = "")
    {
        var users = await TestExport.UsersAsync($"Id;Mail;Second;Name;Address;Dept\n{row}\n", TestMapping.With(more, Attributes));
        var user = users.Should().ContainSingle().Which;
        user.Should().BeEquivalentTo(new { ExternalId = "E1", Row = 2, Fault = (string?)null });
        return user.Profile;
    }
}

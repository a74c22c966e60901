using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Csv;

public class LeaverTests
{
    private const string StatusAndDate = """
        "leaver": { "status": { "column": "Status", "values": ["Left", "Retired"] }, "date": { "column": "Last", "formats": ["dd.MM.yyyy", "yyyy-MM-dd"] } }
        """;

    [Theory]
    [InlineData("Active", "", false)]
    [InlineData("Left", "", true)]
    [InlineData(" RETIRED ", "", true)]
    [InlineData("Left early", "", false)]
    [InlineData("Active", "01.11.2026", true)]
    [InlineData("Active", "02.11.2026", true)]
    [InlineData("Active", "03.11.2026", false)]
    [InlineData("Active", "2026-11-01", true)]
    [InlineData("Left", "31.12.9999", false)]
    public async Task A_date_decides_and_without_one_the_status(string status, string last, bool leaves)
    {
        using var export = await TestExport.OpenAsync($"Id;Mail;Name;Status;Last\nE1;a@example.com;Nagy;{status};{last}\n", TestMapping.With(StatusAndDate));

        (await export.Snapshot.Users!.ToListAsync()).Should().HaveCount(leaves ? 0 : 1);

        (export.RowsRead, export.LeaverRows).Should().Be((1, leaves ? 1 : 0));
    }

    [Theory]
    [InlineData("Geku\u0308ndigt")]
    [InlineData("gek\u00fcndigt")]
    [InlineData("GEK\u00dcNDIGT\u200b")]
    public async Task A_status_is_the_same_whichever_way_a_system_composes_its_letters(string status)
    {
        var mapping = TestMapping.With(""" "leaver": { "status": { "column": "Status", "values": ["Gek\u00fcndigt"] } } """);

        (await TestExport.UsersAsync($"Id;Mail;Name;Status\nE1;a@example.com;Nagy;{status}\n", mapping)).Should().BeEmpty();
    }

    [Fact]
    public async Task Leavers_are_in_no_group_and_make_none()
    {
        var mapping = TestMapping.With("\"leaver\": { \"status\": { \"column\": \"Name\", \"values\": [\"Left\"] } }, \"groups\": [ { \"column\": \"Dept\" } ]");
        using var export = await TestExport.OpenAsync("Id;Mail;Name;Dept\nE1;;Left;Sales\n", mapping);

        (await export.Snapshot.Groups!.ToListAsync()).Should().BeEmpty();
        (await export.Snapshot.Memberships!.ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Somebody_with_a_leaver_s_row_and_an_active_one_was_hired_again()
    {
        var mapping = TestMapping.With("\"leaver\": { \"status\": { \"column\": \"Name\", \"values\": [\"Left\"] } }");

        var users = await TestExport.UsersAsync("Id;Mail;Name\nE1;;Left\nE1;a@example.com;Nagy\n", mapping);

        users.Select(user => (user.ExternalId, user.Row)).Should().Equal(("E1", 3));
    }

    [Fact]
    public async Task Without_a_rule_everybody_is_active() =>
        (await TestExport.UsersAsync("Id;Mail;Name\nE1;a@example.com;Left\n")).Should().ContainSingle();
}

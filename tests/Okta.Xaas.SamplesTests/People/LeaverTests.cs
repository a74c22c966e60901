using Okta.Xaas.Changes;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.People;

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
        var changes = await SampleExport.ChangesAsync($"Id;Mail;Name;Status;Last\nE1;a@example.com;Nagy;{status};{last}\n", SampleMapping.With(StatusAndDate));

        changes.Should().ContainSingle().Which.Kind.Should().Be(leaves ? ChangeKind.UserDelete : ChangeKind.UserUpsert);
    }

    [Fact]
    public async Task A_row_whose_date_is_none_is_rejected_rather_than_guessed_at()
    {
        var survey = await SampleExport.SurveyAsync("Id;Mail;Name;Status;Last\nE1;a@example.com;Nagy;Left;31.02.2026\n", SampleMapping.With(StatusAndDate));

        survey.Rejected.Should().ContainSingle().Which.ToString().Should().Be("line 2, column 'Last', E1: not a date of the form dd.MM.yyyy or yyyy-MM-dd");
        (survey.Active.Count + survey.Leavers.Count).Should().Be(0);
    }

    [Fact]
    public async Task Leavers_need_nothing_but_their_id_and_are_members_of_nothing()
    {
        var mapping = SampleMapping.With("\"leaver\": { \"status\": { \"column\": \"Name\", \"values\": [\"Left\"] } }, \"groups\": [ { \"column\": \"Dept\" } ]");

        var changes = await SampleExport.ChangesAsync("Id;Mail;Name;Dept\nE1;;Left;Sales\n", mapping);

        changes.Select(change => change.ToString()).Should().Equal("UserDelete E1");
    }

    [Fact]
    public async Task Without_a_rule_everybody_is_active() =>
        (await SampleExport.SurveyAsync("Id;Mail;Name\nE1;a@example.com;Left\n")).Active.Should().HaveCount(1);
}

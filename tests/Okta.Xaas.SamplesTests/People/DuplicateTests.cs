using HrCsvSync.Mapping;
using HrCsvSync.People;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.People;

public class DuplicateTests
{
    private static readonly HrMapping Mapping = SampleMapping.With("\"leaver\": { \"status\": { \"column\": \"Status\", \"values\": [\"Left\"] } }");

    [Fact]
    public async Task A_row_that_stands_twice_counts_once()
    {
        var survey = await SurveyAsync("E1;a@example.com;Nagy;", " E1 ;a@example.com;\"Nagy\";");

        survey.Active.Should().ContainSingle();
        survey.Repeated.Should().Be(1);
        survey.Rejected.Should().BeEmpty();
    }

    [Fact]
    public async Task Rows_that_contradict_each_other_are_both_rejected()
    {
        var survey = await SurveyAsync("E1;a@example.com;Nagy;", "E2;b@example.com;Ruiz;", "E1;a@example.com;Nagy-Roth;", "E1;c@example.com;Roth;");

        survey.Active.Select(person => person.ExternalId).Should().Equal("E2");
        survey.Rejected.Select(row => row.ToString()).Should().Equal(
            "line 2, E1: line 4 has the same id with other values; neither is sent",
            "line 4, E1: line 2 has the same id with other values; neither is sent",
            "line 5, E1: line 2 has the same id with other values; neither is sent");
    }

    [Fact]
    public async Task Two_people_with_one_user_name_are_both_rejected()
    {
        var survey = await SurveyAsync("E1;a@example.com;Nagy;", "E2;A@Example.com;Ruiz;");

        survey.Active.Should().BeEmpty();
        survey.Rejected.Select(row => row.ToString()).Should().Equal("line 2, E1: line 3 has the same user name; neither is sent", "line 3, E2: line 2 has the same user name; neither is sent");
    }

    [Theory]
    [InlineData("E1;a@example.com;Nagy;Left", "E1;a@example.com;Nagy;Active", 3)]
    [InlineData("E1;a@example.com;Nagy;Active", "E1;a@example.com;Nagy;Left", 2)]
    public async Task Somebody_hired_again_is_active_whichever_row_comes_first(string first, string second, long line)
    {
        var survey = await SurveyAsync(first, second);

        survey.Active.Should().ContainSingle().Which.Line.Should().Be(line);
        survey.Leavers.Should().BeEmpty();
        survey.Rehired.Should().Be(1);
    }

    [Theory]
    [InlineData("E1;;Nagy;Active", "E1;a@example.com;Nagy;Left")]
    [InlineData("E1;a@example.com;Nagy;Left", "E1;;Nagy;Active")]
    public async Task An_old_row_makes_no_leaver_of_somebody_whose_new_row_is_at_fault(string first, string second)
    {
        var survey = await SurveyAsync(first, second);

        survey.Rejected.Should().ContainSingle();
        (survey.Active.Count + survey.Leavers.Count).Should().Be(0);
    }

    [Theory]
    [InlineData("E1;a@example.com;Nagy;", "E1;;Nagy;")]
    [InlineData("E1;;Nagy;", "E1;a@example.com;Nagy;")]
    public async Task A_good_row_beside_one_at_fault_is_not_sent(string first, string second)
    {
        var survey = await SurveyAsync(first, second);

        survey.Rejected.Should().HaveCount(2);
        survey.Active.Should().BeEmpty();
    }

    [Fact]
    public async Task A_leaver_named_twice_leaves_once()
    {
        var survey = await SurveyAsync("E1;;Nagy;Left", "E1;;Nagy-Roth;Left");

        survey.Leavers.Should().ContainSingle();
        survey.Repeated.Should().Be(1);
    }

    [Fact]
    public async Task A_leaver_s_user_name_is_free_for_somebody_else() =>
        (await SurveyAsync("E1;a@example.com;Nagy;Left", "E2;a@example.com;Nagy;Active")).Rejected.Should().BeEmpty();

    private static Task<ExportSurvey> SurveyAsync(params string[] rows) => SampleExport.SurveyAsync("Id;Mail;Name;Status\n" + string.Join('\n', rows), Mapping);
}

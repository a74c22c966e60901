using HrCsvSync.Mapping;
using Okta.Xaas.Changes;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.People;

public class GroupTests
{
    private static readonly HrMapping Mapping = SampleMapping.With("""
        "groups": [
          { "column": "Dept", "externalIdPrefix": "dept-", "description": "All of {value}" },
          { "column": "Roles", "externalIdPrefix": "role-", "displayName": "Role {value}", "separator": "," }
        ]
        """);

    [Fact]
    public async Task Each_value_becomes_a_group_with_its_people_and_users_come_before_memberships()
    {
        var changes = await SampleExport.ChangesAsync(
            "Id;Mail;Name;Dept;Roles\nE1;a@example.com;Nagy;R&D / Proto;\"First aider, Works council,\"\nE2;b@example.com;Ruiz;R&D / Proto;First aider\nE3;c@example.com;Roth;;\n", Mapping);

        changes.Select(change => change.ToString()).Should().Equal(
            "GroupUpsert dept-r&d / proto",
            "GroupUpsert role-first aider",
            "GroupUpsert role-works council",
            "UserUpsert E1",
            "UserUpsert E2",
            "UserUpsert E3",
            "MembershipAdd dept-r&d / proto",
            "MembershipAdd role-first aider",
            "MembershipAdd role-works council");
        changes.OfType<MembershipAdd>().Select(change => string.Join('+', change.MemberExternalIds)).Should().Equal("E1+E2", "E1+E2", "E1");
        changes.OfType<GroupUpsert>().Select(change => (change.Profile.DisplayName, change.Profile.Description)).Should().Equal(
            ("R&D / Proto", "All of R&D / Proto"), ("Role First aider", null), ("Role Works council", null));
    }

    [Theory]
    [InlineData("Sales", "SALES")]
    [InlineData("Sales Nord", " Sales   Nord ")]
    [InlineData("Qualität", "Qualita\u0308t")]
    public async Task Spellings_of_one_value_are_one_group(string one, string other)
    {
        var survey = await SampleExport.SurveyAsync($"Id;Mail;Name;Dept;Roles\nE1;a@example.com;Nagy;{one};\nE2;b@example.com;Ruiz;{other};\n", Mapping);

        survey.Groups.Should().ContainSingle().Which.DisplayName.Should().Be(one);
        survey.Memberships.Should().Be(2);
    }

    [Fact]
    public async Task A_group_of_rejected_people_only_is_not_made()
    {
        var survey = await SampleExport.SurveyAsync("Id;Mail;Name;Dept;Roles\nE1;a@example.com;Nagy;Sales;\nE1;a@example.com;Roth;Legal;\nE2;;Ruiz;Board;\n", Mapping);

        survey.Groups.Should().BeEmpty();
    }

    [Fact]
    public async Task Somebody_who_holds_a_role_twice_is_a_member_once()
    {
        var survey = await SampleExport.SurveyAsync("Id;Mail;Name;Dept;Roles\nE1;a@example.com;Nagy;;\"First aider,first aider\"\n", Mapping);

        survey.Memberships.Should().Be(1);
    }
}

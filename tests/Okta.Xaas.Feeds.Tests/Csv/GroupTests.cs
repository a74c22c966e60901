using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Csv;

public class GroupTests
{
    private static readonly HrMapping Mapping = TestMapping.With("""
        "groups": [
          { "column": "Dept", "externalIdPrefix": "dept-", "description": "All of {value}" },
          { "column": "Roles", "externalIdPrefix": "role-", "displayName": "Role {value}", "separator": "," }
        ]
        """);

    [Fact]
    public async Task Each_value_becomes_a_group_with_its_people()
    {
        using var export = await TestExport.OpenAsync(
            "Id;Mail;Name;Dept;Roles\nE1;a@example.com;Nagy;R&D / Proto;\"First aider, Works council,\"\nE2;b@example.com;Ruiz;R&D / Proto;First aider\nE3;c@example.com;Roth;;\n", Mapping);

        (await export.Snapshot.Groups!.ToListAsync()).Select(group => (group.ExternalId, group.Profile.DisplayName, group.Profile.Description, group.Row)).Should().Equal(
            ("dept-r&d / proto", "R&D / Proto", "All of R&D / Proto", 2), ("role-first aider", "Role First aider", null, 2), ("role-works council", "Role Works council", null, 2));
        (await export.Snapshot.Memberships!.ToListAsync()).Select(member => $"{member.GroupExternalId}: {member.MemberExternalId} ({member.Row})").Should().Equal(
            "dept-r&d / proto: E1 (2)", "role-first aider: E1 (2)", "role-works council: E1 (2)", "dept-r&d / proto: E2 (3)", "role-first aider: E2 (3)");
    }

    [Theory]
    [InlineData("Sales", "SALES")]
    [InlineData("Sales Nord", " Sales   Nord ")]
    [InlineData("Qualität", "Qualita\u0308t")]
    public async Task Spellings_of_one_value_are_one_group(string one, string other)
    {
        using var export = await TestExport.OpenAsync($"Id;Mail;Name;Dept;Roles\nE1;a@example.com;Nagy;{one};\nE2;b@example.com;Ruiz;{other};\n", Mapping);

        (await export.Snapshot.Groups!.ToListAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { Profile = new { DisplayName = one }, Alternatives = new[] { new { DisplayName = OneLineOf(other) } } });
        (await export.Snapshot.Memberships!.ToListAsync()).Select(member => member.GroupExternalId).Distinct().Should().ContainSingle();
    }

    private static string OneLineOf(string cell) => cell.Trim();

    [Fact]
    public async Task Without_group_rules_groups_and_memberships_are_left_alone()
    {
        using var export = await TestExport.OpenAsync("Id;Mail;Name\nE1;a@example.com;Nagy\n");

        export.Snapshot.Users.Should().NotBeNull();
        export.Snapshot.Groups.Should().BeNull();
        export.Snapshot.Memberships.Should().BeNull();
    }
}

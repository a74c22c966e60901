using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Lists;

/// <summary>Groups that are no column's values alone.</summary>
public class ComputedGroupTests
{
    [Fact]
    public async Task A_template_makes_a_group_of_several_cells_and_names_it()
    {
        using var export = await OpenAsync("Id;Mail;Name;Dept;City\nE1;a@example.com;Nagy;Sales;Munich\nE2;b@example.com;Ruiz;Sales;Berlin\nE3;c@example.com;Roth;;Berlin\n", """
            { "template": "{% if row.Dept != '' %}{{ row.Dept }}/{{ row.City }}{% endif %}", "externalIdPrefix": "team-", "displayName": "{{ row.Dept }} in {{ row.City | upcase }} ({value})", "description": "Of {{ row.City }}" }
            """);

        (await export.Snapshot.Groups!.ToListAsync()).Select(group => (group.ExternalId, group.Profile.DisplayName, group.Profile.Description)).Should().Equal(
            ("team-sales/munich", "Sales in MUNICH (Sales/Munich)", "Of Munich"), ("team-sales/berlin", "Sales in BERLIN (Sales/Berlin)", "Of Berlin"));
        (await MembersAsync(export)).Should().Equal("team-sales/munich: E1", "team-sales/berlin: E2");
    }

    [Fact]
    public async Task Several_columns_make_groups_of_one_kind()
    {
        using var export = await OpenAsync("Id;Mail;Name;Role 1;Role 2\nE1;a@example.com;Nagy;Lead;Trainer\nE2;b@example.com;Ruiz;Trainer;\n", """{ "columns": ["Role 1", "Role 2"], "externalIdPrefix": "role-" }""");

        (await MembersAsync(export)).Should().Equal("role-lead: E1", "role-trainer: E1", "role-trainer: E2");
    }

    [Fact]
    public async Task A_condition_says_who_is_a_member()
    {
        using var export = await OpenAsync("Id;Mail;Name;Grade\nE1;a@example.com;Nagy;M2\nE2;b@example.com;Ruiz;E1\n", """{ "value": "Managers", "when": "row.Grade contains 'M'", "displayName": "All managers" }""");

        (await export.Snapshot.Groups!.ToListAsync()).Should().ContainSingle().Which.Should().BeEquivalentTo(new { ExternalId = "managers", Profile = new { DisplayName = "All managers" } });
        (await MembersAsync(export)).Should().Equal("managers: E1");
    }

    [Fact]
    public async Task A_group_that_nobody_can_tell_holds_the_person_back_so_that_no_membership_is_lost()
    {
        using var export = await OpenAsync("Id;Mail;Name;Unit\nE1;a@example.com;Nagy;9\nE2;b@example.com;Ruiz;1\n", """{ "template": "{{ row.Unit | lookup: 'unit' }}" }""", "\"lookups\": { \"unit\": { \"values\": { \"1\": \"Sales\" } } }");

        (await export.Snapshot.Users!.ToListAsync()).Select(user => user.Fault).Should().Equal("the template of a group: the table 'unit' has no entry for what stands there", null);
        (await MembersAsync(export)).Should().Equal("sales: E2");
    }

    [Fact]
    public async Task A_name_that_cannot_be_told_is_a_fault_of_the_group_unless_another_row_names_it()
    {
        const string Rule = """{ "column": "Dept", "displayName": "{{ row.Title | required }}" }""";
        using var export = await OpenAsync("Id;Mail;Name;Dept;Title\nE1;a@example.com;Nagy;10;\nE2;b@example.com;Ruiz;10;Sales\nE3;c@example.com;Roth;20;\n", Rule);

        (await export.Snapshot.Groups!.ToListAsync()).Select(group => (group.ExternalId, group.Profile.DisplayName, group.Fault)).Should().Equal(
            ("10", "Sales", null), ("20", null, "the template of a group's displayName: 'required' got an empty text"));
    }

    [Fact]
    public async Task Long_names_are_made_shorter_and_stay_apart_where_that_is_wanted()
    {
        var longName = new string('a', 300);
        var text = $"Id;Mail;Name;Dept\nE1;a@example.com;Nagy;{longName}1\nE2;b@example.com;Ruiz;{longName}2\n";
        using var export = await OpenAsync(text, """{ "column": "Dept", "longNames": "shorten" }""");
        var groups = await export.Snapshot.Groups!.ToListAsync();

        groups.Should().HaveCount(2).And.OnlyContain(group => group.ExternalId.Length == 255 && group.Profile.DisplayName!.Length == 255);
        groups.Select(group => group.Profile.DisplayName).Should().OnlyHaveUniqueItems();
        (await MembersAsync(export)).Should().Equal($"{groups[0].ExternalId}: E1", $"{groups[1].ExternalId}: E2");
        using var plain = await OpenAsync(text, """{ "column": "Dept" }""");
        (await plain.Snapshot.Groups!.ToListAsync())[0].Profile.DisplayName.Should().HaveLength(301, "the plan holds it back");
    }

    [Fact]
    public async Task A_file_beside_the_mapping_has_memberships_of_its_own()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (map, teams) = (Path.Combine(folder.FullName, "map.json"), Path.Combine(folder.FullName, "teams.csv"));
            File.WriteAllText(teams, "Team;Name;Person\nT1;North;E1\nT1;North;E2\nT2;South;E3\n");
            File.WriteAllText(map, """
                { "externalId": "Id", "attributes": { "userName": "Mail", "email": "Mail" }, "where": "row.Type == 'E'",
                  "groups": [ { "column": "Type" }, { "file": "teams.csv", "member": "Person", "column": "Team", "externalIdPrefix": "team-", "displayName": "{{ row.Name }}" } ] }
                """);

            using (var export = await TestExport.OpenAsync("Id;Mail;Type\nE1;a@example.com;E\nE2;b@example.com;V\nE4;d@example.com;E\n", HrMapping.Load(map)))
            {
                (await export.Snapshot.Groups!.ToListAsync()).Select(group => (group.ExternalId, group.Profile.DisplayName, group.Row)).Should().Equal(("e", "E", 2), ("team-t1", "North", null), ("team-t2", "South", null));
                (await MembersAsync(export)).Should().Equal(["e: E1", "e: E4", "team-t1: E1", "team-t2: E3"], "E2 is not in the list, and E3 is nobody, which the plan tells");
            }

            using (var export = await TestExport.OpenAsync("Id;Mail;Type\nE1;a@example.com;E\nE2;b@example.com;V\n", HrMapping.Load(map)))
            {
                (await export.ExplainAsync("E1").SingleAsync()).Groups.Should().Equal("E", "North");
                (await export.ExplainAsync("E2").SingleAsync()).Groups.Should().Equal(["V"], "it is not selected, and so in no group of the file");
            }

            File.WriteAllText(teams, "Team;Name;Person\nT1;North;E1\nT1;North\n");
            using var broken = await TestExport.OpenAsync("Id;Mail;Type\nE1;a@example.com;E\n", HrMapping.Load(map));
            var read = () => MembersAsync(broken);
            (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage("teams.csv, line 3: the row has 2 cells, the header has 3");
            File.WriteAllText(teams, "Team;Person\n");
            var open = () => TestExport.OpenAsync("Id;Mail;Type\n", HrMapping.Load(map));
            (await open.Should().ThrowAsync<SnapshotReadException>()).WithMessage("teams.csv, line 1: column 'Name' that map.json line 2 names is missing; the header has: Team, Person");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("""{ "column": "D", "value": "x" }""", "*a group rule needs one of \"column\", \"columns\", \"template\" and \"value\"")]
    [InlineData("""{ "column": "D", "member": "M" }""", "*\"file\" and \"member\" go together*")]
    [InlineData("""{ "column": "D", "file": "x.csv" }""", "*\"file\" is beside the mapping file, and this mapping is none")]
    [InlineData("""{ "columns": [] }""", "*\"columns\" has no values")]
    [InlineData("""{ "column": "D", "longNames": "cut" }""", "*\"longNames\" must be \"holdBack\" or \"shorten\"")]
    [InlineData("""{ "value": "x", "when": "{{ row.D }}" }""", "*\"when\", at its character 1: a condition has no braces*")]
    public void A_rule_that_cannot_be_is_refused(string rule, string expected)
    {
        var parse = () => TestMapping.With($"\"groups\": [ {rule} ]");

        parse.Should().Throw<SnapshotReadException>().WithMessage(expected);
    }

    private static Task<CsvSnapshot> OpenAsync(string text, string rule, string more = "\"emptyCells\": \"clear\"") => TestExport.OpenAsync(text, TestMapping.With($"\"groups\": [ {rule} ], {more}"));

    private static async Task<IEnumerable<string>> MembersAsync(CsvSnapshot export) =>
        (await export.Snapshot.Memberships!.ToListAsync()).Select(member => $"{member.GroupExternalId}: {member.MemberExternalId}");
}

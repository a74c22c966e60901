using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Csv;

/// <summary>A person with several jobs has several rows, of which one gives the profile.</summary>
public class SeveralRowsTests
{
    private const string Header = "Id;Mail;Name;Start;Main;Dept;Status\n";

    private const string TwoJobs = Header + "E1;a@example.com;Clerk;2020-01-01;;Sales;\nE2;b@example.com;Nagy;2019-01-01;Y;IT;\nE1;a@example.com;Trainer;2024-05-01;Y;HR;\n";

    [Theory]
    [InlineData("\"leading\": \"highest\", \"column\": \"Start\", \"formats\": [\"yyyy-MM-dd\"]", "Trainer")]
    [InlineData("\"leading\": \"lowest\", \"column\": \"Start\", \"formats\": [\"yyyy-MM-dd\"]", "Clerk")]
    [InlineData("\"leading\": \"flag\", \"column\": \"Main\", \"values\": [\"y\", \"1\"]", "Trainer")]
    public async Task The_leading_row_gives_the_profile(string rule, string name)
    {
        using var export = await OpenAsync(TwoJobs, rule);

        (await export.Snapshot.Users!.ToListAsync()).Select(user => (user.ExternalId, user.Profile.LastName, user.Fault)).Should().BeEquivalentTo([("E1", name, (string?)null), ("E2", "Nagy", null)]);
    }

    [Theory]
    [InlineData("all", "sales: E1, it: E2, hr: E1")]
    [InlineData("leading", "it: E2, hr: E1")]
    public async Task Memberships_are_those_of_all_rows_or_of_the_leading_one(string memberships, string expected)
    {
        using var export = await OpenAsync(TwoJobs, $"\"leading\": \"flag\", \"column\": \"Main\", \"values\": [\"Y\"], \"memberships\": \"{memberships}\"");

        string.Join(", ", (await export.Snapshot.Memberships!.ToListAsync()).Select(member => $"{member.GroupExternalId}: {member.MemberExternalId}")).Should().Be(expected);
    }

    [Theory]
    [InlineData("E1;a@example.com;Clerk;1;;Sales;\nE1;a@example.com;Trainer;1;;HR;\n", "both lead")]
    [InlineData("E1;a@example.com;Clerk;;;Sales;\nE1;a@example.com;Trainer;;;HR;\n", "none leads")]
    public async Task Where_no_row_leads_alone_all_are_told_so_that_the_planner_holds_the_person_back(string rows, string because)
    {
        using var export = await OpenAsync(Header + rows, "\"column\": \"Start\"");

        (await export.Snapshot.Users!.ToListAsync()).Should().HaveCount(2, because);
    }

    [Fact]
    public async Task An_empty_cell_comes_last_and_a_leaver_s_row_does_not_count()
    {
        using var export = await OpenAsync(Header + "E1;a@example.com;Old;9;;Sales;Left\nE1;a@example.com;Clerk;;;Sales;\nE1;a@example.com;Trainer;-3.5;;HR;\n", "\"column\": \"Start\"");

        (await export.Snapshot.Users!.ToListAsync()).Should().ContainSingle().Which.Profile.LastName.Should().Be("Trainer");
        export.LeaverRows.Should().Be(1);
    }

    [Fact]
    public async Task A_rank_that_can_not_be_read_holds_the_person_back()
    {
        using var export = await OpenAsync(Header + "E1;a@example.com;Clerk;first;;Sales;\nE1;a@example.com;Trainer;2;;HR;\nE2;b@example.com;Nagy;first;;IT;\n", "\"column\": \"Start\"");

        (await export.Snapshot.Users!.ToListAsync()).Select(user => (user.ExternalId, user.Fault)).Should().Equal(
            ("E1", "column 'Start', by which the leading row is found, has no number; dates need \"formats\""), ("E2", null));
    }

    [Theory]
    [InlineData("all", "\"when\" of a group: 'number' got what is no number")]
    [InlineData("leading", null)]
    public async Task A_row_that_does_not_lead_and_whose_groups_cannot_be_told_takes_nobody_out_of_them(string memberships, string? fault)
    {
        const string Rule = """ "severalRows": { "column": "Start", "memberships": "{0}" }, "groups": [ { "value": "Old hands", "when": "(row.Main | number) > 5" } ] """;
        using var export = await TestExport.OpenAsync(Header + "E1;a@example.com;Clerk;1;many;Sales;\nE1;a@example.com;Trainer;2;3;HR;\n", TestMapping.With(Rule.Replace("{0}", memberships)));

        (await export.Snapshot.Users!.ToListAsync()).Should().ContainSingle().Which.Fault.Should().Be(fault);
    }

    private static Task<CsvSnapshot> OpenAsync(string text, string rule) => TestExport.OpenAsync(text, TestMapping.With(
        $"\"severalRows\": {{ {rule} }}, \"groups\": [ {{ \"column\": \"Dept\" }} ], \"leaver\": {{ \"status\": {{ \"column\": \"Status\", \"values\": [\"Left\"] }} }}"));
}

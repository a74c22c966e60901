using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Lists;

/// <summary>What becomes of one row, for whoever writes the mapping.</summary>
public class ExplanationTests
{
    private const string Text = "Id;Mail;Name;Boss;Dept;S\nE1;a@example.com;Nagy;E2;;A\nE2;b@example.com;Ruiz;;Sales;A\nE2;b@example.com;Ruiz;;Legal;T\nE3;;Roth;;Sales;A\nE4;x;y;z\n";

    [Fact]
    public async Task Each_attribute_has_its_source_and_what_it_becomes()
    {
        var row = (await ExplainAsync("e1")).Should().ContainSingle().Subject;

        (row.ExternalId, row.Row, row.WhyAbsent, row.Fault).Should().Be(("E1", 2, null, null));
        row.Attributes.Select(one => (one.Attribute, one.Source, one.Value, one.IsCleared, one.Fault)).Should().Equal(
            ("userName", "{{ row.Name | slug | unique: '{value}{n}@example.com' }}", "nagy{n}@example.com", false, null),
            ("email", "column 'Mail'", "a@example.com", false, null),
            ("manager", "column 'Boss'", "b@example.com", false, null),
            ("department", "column 'Dept'", null, true, null),
            ("company", "Example", "Example", false, null));
        row.Groups.Should().BeEmpty();
        (row.ToString(), row.Attributes[1].ToString()).Should().Be(("RowExplanation E1 (row 2)", "AttributeExplanation email"));
    }

    [Fact]
    public async Task Rows_that_are_not_in_the_list_and_groups_are_told()
    {
        var rows = await ExplainAsync("E2");

        rows.Select(row => (row.Row, row.WhyAbsent, string.Join(',', row.Groups))).Should().Equal((3, null, "Sales"), (4, "has left", "Legal"));
    }

    [Fact]
    public async Task A_row_at_fault_tells_what_is_at_fault_and_what_the_rest_would_be()
    {
        var row = (await ExplainAsync("E3")).Single();

        row.Fault.Should().Contain("column 'Mail' is empty");
        row.Attributes.Select(one => (one.Attribute, one.Value)).Should().StartWith([("userName", "roth{n}@example.com"), ("email", null)]);
        (await ExplainAsync("E4")).Should().BeEmpty("its cells, and so its key, may stand in the wrong columns");
        (await ExplainAsync("E9")).Should().BeEmpty();
    }

    private static async Task<List<RowExplanation>> ExplainAsync(string key)
    {
        using var export = await TestExport.OpenAsync(Text, TestMapping.With(
            "\"leaver\": { \"status\": { \"column\": \"S\", \"values\": [\"T\"] } }, \"groups\": [{ \"column\": \"Dept\" }]",
            """
            "userName": "{{ row.Name | slug | unique: '{value}{n}@example.com' }}", "email": "Mail", "manager": { "column": "Boss", "reference": "email" }, "department": "Dept", "company": { "value": "Example" }
            """));
        return await export.ExplainAsync(key).ToListAsync();
    }
}

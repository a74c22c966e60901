using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Lists;

/// <summary>Keys of others, such as managers' numbers.</summary>
public class ReferenceTests
{
    private const string Text = "Id;Mail;Name;Boss\nE1;a@example.com;Nagy;E2\nE2;b@example.com;Ruiz;\nE3;c@example.com;Roth;E9\nE4;d@example.com;Lind;E5\nE5;e@example.com;Berg;E4\nE6;f@example.com;Holm;E5\n";

    [Fact]
    public async Task A_key_becomes_an_attribute_of_the_person_who_has_it()
    {
        using var export = await OpenAsync("\"email\"");
        var users = await export.Snapshot.Users!.ToListAsync();

        users.Select(user => user.Profile["manager"]).Should().Equal("b@example.com", null, null, "e@example.com", "d@example.com", "e@example.com");
        users.Should().OnlyContain(user => user.Fault == null);
        export.Snapshot.Facts!().Notes.Should().Equal("manager: 1 reference to keys that nobody in the list has, the first in line 4", "manager: 2 references in a circle, the first in line 5");
    }

    [Fact]
    public async Task Those_that_lead_nowhere_or_in_a_circle_hold_their_records_back_where_that_is_wanted()
    {
        using var export = await OpenAsync("{ \"attribute\": \"email\", \"unknown\": \"holdBack\", \"circular\": \"holdBack\" }");

        (await export.Snapshot.Users!.ToListAsync()).Select(user => (user.ExternalId, user.Fault)).Where(user => user.Fault is not null).Should().Equal(
            ("E3", "column 'Boss' for manager has a key that nobody in the list has"),
            ("E4", "column 'Boss' for manager leads back to the same person"),
            ("E5", "column 'Boss' for manager leads back to the same person"));
    }

    [Fact]
    public async Task A_manager_who_has_left_is_nobody_in_the_list()
    {
        using var export = await TestExport.OpenAsync("Id;Mail;Name;Boss;S\nE1;a@example.com;Nagy;E2;\nE2;b@example.com;Ruiz;;T\n", TestMapping.With(
            "\"leaver\": { \"status\": { \"column\": \"S\", \"values\": [\"T\"] } }", TestMapping.Attributes + ", \"manager\": { \"column\": \"Boss\", \"reference\": \"email\" }"));

        (await export.Snapshot.Users!.ToListAsync()).Should().ContainSingle().Which.Attributes().Should().Contain(("manager", null), "it is cleared");
        export.Snapshot.Facts!().Notes.Should().Contain("manager: 1 reference to keys that nobody in the list has, the first in line 2");
    }

    [Theory]
    [InlineData("E2;;Ruiz;", "its row is held back, as it has no e-mail")]
    [InlineData("E2;b@example.com;\"Ru\"iz\";", "its row is held back, as a quote is not doubled")]
    [InlineData("E2;b@example.com;Ruiz;\nE2;d@example.com;Lind;", "two have the key, and both are held back")]
    [InlineData("E2;b@example.com;Ruiz", "nobody knows whose row that is")]
    public async Task Of_a_manager_who_is_there_and_cannot_be_told_nothing_is_sent_so_that_nobody_loses_the_manager(string manager, string because)
    {
        var text = $"Id;Mail;Name;Boss\nE1;a@example.com;Nagy;E2\n{manager}\n";
        using var export = await TestExport.OpenAsync(text, TestMapping.With(attributes: Attributes("\"email\"")));
        var users = await export.Snapshot.Users!.ToListAsync();

        users[0].Fault.Should().BeNull();
        users[0].Profile.Contains("manager").Should().BeFalse(because);
        export.Snapshot.Facts!().Notes.Should().Equal("manager: 1 reference not sent, as a row that has its key, or may have it, cannot be used, the first in line 2");
        using var strict = await TestExport.OpenAsync(text, TestMapping.With(attributes: Attributes("{ \"attribute\": \"email\", \"unknown\": \"holdBack\" }")));
        (await strict.Snapshot.Users!.ToListAsync())[0].Fault.Should().Be("column 'Boss' for manager has a key whose row cannot be used");
    }

    [Fact]
    public async Task A_number_of_a_manager_stays_the_managers()
    {
        using var export = await TestExport.OpenAsync("Id;Mail;Name;Boss\nE1;a@example.com;Nagy;E2\nE2;b@example.com;Ruiz;\n", TestMapping.With(attributes: """
            "userName": "{{ row.Name | slug | unique: '{value}{n}@example.com' }}", "email": "Mail", "manager": { "column": "Boss", "reference": "userName" }
            """));

        (await export.Snapshot.Users!.ToListAsync())[0].Unique.Should().BeEquivalentTo(
            [new UniqueAttribute("userName", "nagy", "@example.com"), new UniqueAttribute("manager", "ruiz", "@example.com", "E2")]);
    }

    [Fact]
    public async Task Of_a_manager_with_several_rows_the_leading_one_counts()
    {
        using var export = await TestExport.OpenAsync("Id;Mail;Name;Boss;Rank\nE1;a@example.com;Nagy;E2;1\nE2;old@example.com;Ruiz;;1\nE2;new@example.com;Ruiz;;2\nE2;older@example.com;Ruiz;;0\n", TestMapping.With(
            "\"severalRows\": { \"column\": \"Rank\" }", TestMapping.Attributes + ", \"manager\": { \"column\": \"Boss\", \"reference\": \"email\" }"));

        (await export.Snapshot.Users!.ToListAsync())[0].Profile["manager"].Should().Be("new@example.com");
    }

    [Theory]
    [InlineData("\"mail\"", "*the reference of \"manager\" is to \"mail\", which \"attributes\" does not map")]
    [InlineData("\"manager\"", "*the reference of \"manager\" is to \"manager\", which is a reference itself")]
    [InlineData("{ \"unknown\": \"keep\" }", "*\"unknown\" must be \"empty\" or \"holdBack\"")]
    [InlineData("{ \"unknown\": \"empty\" }", "*a reference needs \"attribute\": that of the person whose key it is")]
    [InlineData("{ \"atribute\": \"email\" }", "*\"atribute\" is not known here; did you mean \"attribute\"? Known are: attribute, unknown, circular")]
    public void A_reference_that_cannot_be_is_refused(string reference, string expected)
    {
        var parse = () => TestMapping.With(attributes: Attributes(reference));

        parse.Should().Throw<SnapshotReadException>().WithMessage(expected);
    }

    private static Task<Feeds.CsvSnapshot> OpenAsync(string reference) => TestExport.OpenAsync(Text, TestMapping.With(attributes: Attributes(reference)));

    private static string Attributes(string reference) => TestMapping.Attributes + $", \"manager\": {{ \"column\": \"Boss\", \"reference\": {reference} }}";
}

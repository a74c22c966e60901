using Okta.Xaas.Feeds;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.SamplesTests.Documentation;

/// <summary>The tables of mappings say what the code has.</summary>
public sealed class ReadingPageTests
{
    private static readonly MarkdownPage Page = new("docs/reading-hr-data.md");

    [Theory]
    [InlineData("### Columns of users, groups and devices", typeof(ProfileColumns))]
    [InlineData("### Columns of memberships", typeof(MembershipColumns))]
    [InlineData("### Conversions", typeof(ValueConversion))]
    public void Every_setting_is_named_with_its_default(string heading, Type columns)
    {
        var defaults = Activator.CreateInstance(columns);

        Page.RowsUnder(heading).Select(row => (row[0], row[1])).Should().BeEquivalentTo(columns.GetProperties().Select(property => ($"`{property.Name}`", TextOf(property.GetValue(defaults)))));
    }

    private static string TextOf(object? value) => value switch
    {
        bool truth => truth ? "`true`" : "`false`",
        EmptyValuePolicy policy => $"`{policy}`",
        _ => "",
    };
}

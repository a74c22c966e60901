using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Feeds.Tests.Support;

namespace Okta.Xaas.Feeds.Tests.Templates;

/// <summary>What a template makes of a row depends on that row alone.</summary>
public class TemplatePropertyTests
{
    private static readonly string[] Templates =
    [
        "{{ row.A | slug }}.{{ row.B | slug: '.', 'de' }}",
        "{% assign l = row.A | split: ' ' %}{% for x in l reversed %}{{ x | upcase | slice: 0, 2 }}{{ forloop.index }}{% endfor %}",
        "{% if row.A contains row.B %}{% assign x = row.A %}{% endif %}{{ x | default: row.B }}",
        "{% case row.B %}{% when '1', '2' %}{{ row.A | plus: 1 }}{% when '' %}none{% else %}{{ row.B | digits }}{% endcase %}",
        "{{ row.A | lookup: 'cities' }}",
        "{{ row.A | date: 'dd.MM.yyyy', 'yyyy-MM-dd' }}",
        "{{ row.A | append: row.B | unique: '{value}{n}@example.com' }}",
    ];

    private static readonly Gen<string> Cell = Gen.Elements("a", "Ż", "ü", "😀", " ", "李", "1", "2", ".", "'", "ber", "02.03.2026", "{{ row.A }}", "-").ListOf().Select(letters => string.Concat(letters));

    private static readonly Arbitrary<(string A, string B)[]> Rows = (from a in Cell from b in Cell select (a, b)).ArrayOf().ToArbitrary();

    [Fact]
    public void The_same_row_makes_the_same_text_whatever_was_made_before() =>
        Prop.ForAll(Rows, rows =>
        {
            foreach (var text in Templates)
            {
                var template = TestTemplate.Bind(text, ["A", "B"]);
                var alone = rows.Select(row => TestTemplate.Bind(text, ["A", "B"]).Render(TestTemplate.RowOf(row.A, row.B)));

                var after = rows.Reverse().Concat(rows).Select(row => template.Render(TestTemplate.RowOf(row.A, row.B))).ToList();

                after.Skip(rows.Length).Should().Equal(alone);
                after.Take(rows.Length).Reverse().Should().Equal(alone);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void People_are_the_same_in_whatever_order_the_rows_stand() =>
        Prop.ForAll(Rows, async rows =>
        {
            var mapping = TestMapping.Parse("""
                {
                  "externalId": "Id",
                  "attributes": {
                    "userName": "{{ row.A | slug | default: row.Id }}@example.com", "email": "{{ row.Id | downcase | append: '@example.com' }}",
                    "title": "{{ row.A | append: row.B | truncate: 20, '' }}", "nickName": "{{ row.B | unique: '{value}-{n}' }}"
                  }
                }
                """);
            var lines = rows.Select((row, at) => $"E{at},{Quoted(row.A)},{Quoted(row.B)}\n").ToList();

            var people = await TestExport.UsersAsync("Id,A,B\n" + string.Concat(lines), mapping);
            var others = await TestExport.UsersAsync("Id,A,B\n" + string.Concat(Enumerable.Reverse(lines)), mapping);

            others.Select(Told).Should().BeEquivalentTo(people.Select(Told));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_that_slug_makes_has_another_character() =>
        Prop.ForAll(Cell.ToArbitrary(), cell =>
        {
            var slug = TestTemplate.OfX("{{ row.X | slug }}", cell);

            slug.Text.Should().MatchRegex("^([a-z0-9]+(-[a-z0-9]+)*)?$");
            if (slug.Fault is null) TestTemplate.TextOfX("{{ row.X | slug | slug }}", cell).Should().Be(slug.Text);
        }).QuickCheckThrowOnFailure();

    private static string Quoted(string cell) => $"\"{cell}\"";

    private static string Told(Snapshots.SnapshotUser user) =>
        $"{user.ExternalId}: {string.Join(", ", user.Profile.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}"))}; {string.Join(", ", user.Unique ?? [])}; {user.Fault}";
}

using Okta.Xaas.Feeds.Templates.Internal;
using static Okta.Xaas.Feeds.Tests.Templates.TestTemplate;

namespace Okta.Xaas.Feeds.Tests.Templates;

/// <summary>The corners of the filters; their ordinary use stands on the page of templates.</summary>
public class FilterTests
{
    [Theory]
    [InlineData("ß æ ø å İstanbul ŞIŞLI", "ss-ae-o-a-istanbul-sisli")]
    [InlineData("Nguyễn Thị Ánh", "nguyen-thi-anh")]
    [InlineData("Ðorđe Þór", "dorde-thor")]
    [InlineData("Zoe\u0308 e\u0301", "zoe-e")]
    [InlineData("ＡＢＣ ﬁn", "abc-fin")]
    [InlineData("D’Arcy O‘Neil ʻOkina", "darcy-oneil-okina")]
    [InlineData("  --a__b//c😀d  ", "a-b-c-d")]
    [InlineData("١٢٣", "123")]
    [InlineData("\u00ad\u200b", "")]
    [InlineData("...", "")]
    [InlineData("Ёлкин Щукин Подьячий", "elkin-shchukin-podiachii")]
    public void Slug_writes_what_it_can(string text, string slug) => TextOfX("{{ row.X | slug }}", text).Should().Be(slug);

    [Theory]
    [InlineData("Ärger Öl Übel", "aerger-oel-uebel")]
    [InlineData("a\u0308o\u0308u\u0308e\u0308", "aeoeuee")]
    [InlineData("Ça ß", "ca-ss")]
    public void Slug_in_German_keeps_the_umlauts(string text, string slug) => TextOfX("{{ row.X | slug: '-', 'de' }}", text).Should().Be(slug);

    [Theory]
    [InlineData("李小龙")]
    [InlineData("Ada 李")]
    [InlineData("محمد")]
    [InlineData("김")]
    [InlineData("दीपा")]
    [InlineData("𠮷")]
    public void Slug_leaves_no_letter_out(string text) => OfX("{{ row.X | slug }}", text).Fault.Should().Be("'slug' got a letter for which it knows no Latin one");

    [Fact]
    public void Every_letter_of_Latin_with_an_accent_has_one_without()
    {
        var letters = Enumerable.Range(0xC0, 0x250 - 0xC0).Concat(Enumerable.Range(0x1E00, 0x100)).Select(letter => (char)letter)
            .Where(letter => char.IsLetter(letter) && letter.ToString().Normalize(System.Text.NormalizationForm.FormD)[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));

        var wrong = letters.Where(letter => TextOfX("{{ row.X | slug }}", letter.ToString()) != char.ToLowerInvariant(letter.ToString().Normalize(System.Text.NormalizationForm.FormD)[0]).ToString());

        wrong.Should().BeEmpty();
    }

    [Theory]
    [InlineData("{{ row.X | lookup: 'cities' }}", "WAW", "Warszawa")]
    [InlineData("{{ row.X | lookup: 'cities' }}", " waw ", "Warszawa")]
    [InlineData("{{ row.X | lookup: 'kept' }}", "B", "B")]
    [InlineData("{{ row.X | lookup: 'emptied' }}", "B", "")]
    [InlineData("{{ row.X | lookup: 'defaulted' }}", "B", "Other")]
    [InlineData("{{ row.X | lookup: 'defaulted' }}", "", "")]
    public void Lookup_does_what_its_table_says(string template, string key, string value) => TextOfX(template, key).Should().Be(value);

    [Fact]
    public void A_table_has_no_key_twice() =>
        FluentActions.Invoking(() => new LookupTable("t", [new("a", "1"), new("A ", "2")])).Should().Throw<FormatException>().WithMessage("key 'A' stands twice*");

    [Fact]
    public void A_table_has_no_empty_key() => FluentActions.Invoking(() => new LookupTable("t", [new(" ", "1")])).Should().Throw<FormatException>().WithMessage("a key is empty*");

    [Theory]
    [InlineData("{{ row.X | date: 'yyyy-MM-ddTHH:mm:ssK', 'yyyy-MM-dd HH:mm zzz' }}", "2026-02-03T08:30:00+02:00", "2026-02-03 08:30 +02:00")]
    [InlineData("{{ row.X | date: 'yyyy-MM-ddTHH:mm:ssK', 'HH:mm' }}", "2026-02-03T08:30:00", "08:30")]
    [InlineData("{{ row.X | date: 'M/d/yyyy', 'yyyy-MM-dd' }}", "2/3/2026", "2026-02-03")]
    [InlineData("{{ row.X | date: 'yyyy-MM-dd', 'excelSerial' }}", "2026-02-03", "46056")]
    [InlineData("{{ row.X | date: 'yyyy-MM-dd', 'yyyy' }}", "0001-01-01", "")]
    public void Date_keeps_the_time_that_is_written(string template, string text, string date) => TextOfX(template, text).Should().Be(date);

    [Theory]
    [InlineData("{% assign l = row.X | split: '' %}{% assign y = 'a' %}{% for x in l %}{{ y }}{% if y == 'a' %}!{% endif %}{% assign y = 1 %}{% endfor %}", "bc", "a!1")]
    [InlineData("{{ row.X | split: ',' | size }}", "", "0")]
    [InlineData("{{ row.X | split: ',' | first }}", "", "")]
    [InlineData("{{ row.X | split: ',' | last }}", "", "")]
    [InlineData("{{ row.X | split: '' | reverse | join: '' }}", "a😀b", "b😀a")]
    [InlineData("{{ row.X | split: ', ' }}", "a, b", "ab")]
    [InlineData("{% assign l = row.X | split: ',' %}{{ l[1] }}{{ l[-1] }}{{ l[9] }}{{ l.size }}", "a,b,c", "bc3")]
    [InlineData("{{ row.X | capitalize }}", "", "")]
    [InlineData("{{ row.X | slice: 5, 2 }}", "abc", "")]
    [InlineData("{{ row.X | slice: -9, 2 }}", "abc", "")]
    [InlineData("{{ row.X | slice: 1, 99 }}", "abc", "bc")]
    [InlineData("{{ row.X | truncate: 2, '...' }}", "abcdef", "...")]
    [InlineData("{{ row.X | truncatewords: 0, '' }}", "a b", "a")]
    [InlineData("{{ row.X | replace: '', 'y' }}", "abc", "abc")]
    [InlineData("{{ row.X | number }}", " 1.50 ", "1.5")]
    [InlineData("{{ row.X | number }}", "100", "100")]
    [InlineData("{{ row.X | divided_by: 4.0 }}", "10", "2")]
    [InlineData("{{ row.X | divided_by: 2.5 }}", "10", "4")]
    [InlineData("{{ row.X | round }}", "2.5", "3")]
    [InlineData("{{ row.X | digits }}", "a1٢３", "123")]
    [InlineData("{{ 5 | default: 'x' }}{{ row.X | default: 3 }}", "", "53")]
    [InlineData("{{ row.X == 'a' }}", "a", "true")]
    [InlineData("a {{- row.X -}} b", "x", "axb")]
    [InlineData("{% assign l = row.X | split: '' %}{% for a in l reversed %}{{ a }}{% if forloop.first %}!{% endif %}{% endfor %}", "abc", "c!ba")]
    [InlineData("{% assign l = row.X | split: '' %}{% for a in l %}{% if a == 'b' %}{% continue %}{% endif %}{% if a == 'd' %}{% break %}{% endif %}{{ a }}{% endfor %}", "abcde", "ac")]
    [InlineData("{% assign l = row.X | split: '' %}{% for a in l %}{% for b in l %}{{ forloop.rindex }}{% endfor %}{{ forloop.index0 }}{% else %}none{% endfor %}", "ab", "210211")]
    [InlineData("{% assign l = row.X | split: '' %}{% for a in l %}x{% else %}none{% endfor %}", "", "none")]
    public void Corners(string template, string text, string made) => TextOfX(template, text).Should().Be(made);
}

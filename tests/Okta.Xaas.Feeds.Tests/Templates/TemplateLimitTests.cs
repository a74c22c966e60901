using System.Globalization;
using Okta.Xaas.Feeds.Templates.Internal;
using static Okta.Xaas.Feeds.Tests.Templates.TestTemplate;

namespace Okta.Xaas.Feeds.Tests.Templates;

/// <summary>Whatever a template or a row tries: it ends, it takes no more memory than it may, and the rows after it are as if nothing had been.</summary>
public class TemplateLimitTests
{
    private const string TooLong = "makes a text of more than 16,384 characters";

    private static readonly string Longest = new('x', TemplateLimits.TextLength);

    [Theory]
    [InlineData("{{ row.X }}")]
    [InlineData("{{ row.X | append: '' | upcase | downcase }}")]
    [InlineData("{{ row.X | replace: 'x', 'y' }}")]
    public void A_text_may_be_as_long_as_the_limit(string template) => OfX(template, Longest).Fault.Should().BeNull();

    [Theory]
    [InlineData("{{ row.X }}y")]
    [InlineData("{{ row.X }}{{ row.X }}")]
    [InlineData("{{ row.X | append: 'y' }}")]
    [InlineData("{{ 'y' | append: row.X }}")]
    [InlineData("{{ row.X | prepend: 'y' }}")]
    [InlineData("{{ row.X | replace: 'x', 'yy' }}")]
    [InlineData("{{ row.X | replace: 'x', row.X }}")]
    [InlineData("{{ row.X | split: '' | join: 'y' }}")]
    [InlineData("{{ row.X | split: '' | join: row.X }}")]
    [InlineData("{{ row.X | unique: '{value}{n}@example.com' }}")]
    [InlineData("{{ row.X | truncate: 16000, row.X | append: row.X }}")]
    public void A_longer_one_holds_the_row_back(string template) => OfX(template, Longest).Fault.Should().Be(TooLong);

    [Fact]
    public void A_cell_that_is_too_long_holds_the_row_back() => OfX("{{ row.X | slice: 0 }}", Longest + "y").Fault.Should().Be(TooLong);

    [Fact]
    public void Doubling_a_text_again_and_again_ends()
    {
        var doubled = string.Concat(Enumerable.Repeat("{% assign x = x | append: x %}", 100));

        OfX($"{{% assign x = row.X %}}{doubled}{{{{ x }}}}", "x").Fault.Should().Be(TooLong);
    }

    [Fact]
    public void Loops_within_loops_end()
    {
        const string Loops = "{% assign l = row.X | split: '' %}{% for a in l %}{% for b in l %}{% for c in l %}{% endfor %}{% endfor %}{% endfor %}";

        OfX(Loops, new string('x', 20)).Fault.Should().BeNull();
        OfX(Loops, new string('x', 1000)).Fault.Should().Be("takes more than 10,000 steps");
    }

    [Fact]
    public void A_template_that_takes_too_long_holds_the_row_back()
    {
        var clock = new JumpingClock(TimeSpan.FromMilliseconds(600));
        var template = Bind("{% assign l = row.X | split: '' %}{% for a in l %}{{ a }}{% endfor %}", ["X"], clock);

        template.Render(RowOf(new string('x', 500))).Fault.Should().Be("takes longer than 1 s");
        template.Render(RowOf("xy")).Should().Be(new Rendered("xy"));
    }

    [Fact]
    public void The_clock_is_not_asked_for_what_takes_a_few_steps() =>
        Bind("{{ row.X | slug }}.{{ row.X | upcase }}", ["X"], new JumpingClock(TimeSpan.FromHours(1))).Render(RowOf("a")).Should().Be(new Rendered("a.A"));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    public void Brackets_within_brackets_are_refused_before_they_are_parsed(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 1000)) + "row.X" + string.Concat(Enumerable.Repeat(close, 1000));

        FaultOf($"{{{{ {deep} }}}}").Message.Should().Be("more than 30 brackets within each other");
    }

    [Fact]
    public void Tags_within_tags_are_refused_before_they_are_parsed() =>
        FaultOf(string.Concat(Enumerable.Repeat("{% if row.X == '1' %}", 150))).Message.Should().Be("more than 30 tags within each other");

    [Fact]
    public void As_many_as_the_limit_are_not()
    {
        const int Most = TemplateLimits.Depth;
        var tags = string.Concat(Enumerable.Repeat("{% if row.X == '1' %}", Most)) + "x" + string.Concat(Enumerable.Repeat("{% endif %}", Most));
        var brackets = new string('(', Most - 1) + "row.X" + new string(')', Most - 1);

        TextOfX(tags, "1").Should().Be("x");
        TextOfX($"{{{{ {brackets} }}}}", "1").Should().Be("1");
    }

    [Fact]
    public void A_template_that_is_too_long_is_refused_in_the_same_words_everywhere()
    {
        // Set for this test's own flow alone.
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

        FaultOf(new string('x', 4001) + "{{ row.X }}").Message.Should().Be("a template has at most 4,000 characters");
    }

    [Theory]
    [InlineData("{{ row.X | plus: 1 }}", "79228162514264337593543950335", "makes a number that is too large")]
    [InlineData("{{ row.X | times: row.X }}", "79228162514264337593543950335", "makes a number that is too large")]
    [InlineData("{{ row.X | divided_by: 0 }}", "1", "divides by zero")]
    [InlineData("{{ row.X | modulo: 0 }}", "1", "divides by zero")]
    [InlineData("{{ row.X | round: 29 }}", "1", "'round' got a number of decimals that is not whole, below zero, or too large")]
    [InlineData("{{ row.X | round: -1 }}", "1", "'round' got a number of decimals that is not whole, below zero, or too large")]
    [InlineData("{{ row.X | number }}", "79228162514264337593543950336", "'number' got what is no number")]
    [InlineData("{{ row.X | number }}", "1e5", "'number' got what is no number")]
    [InlineData("{{ row.X | number }}", "1,000", "'number' got what is no number")]
    [InlineData("{{ row.X | number }}", "", "'number' got what is no number")]
    [InlineData("{{ row.X | slice: 99999999999 }}", "abc", "'slice' got a number that is not whole, or too large")]
    [InlineData("{{ row.X | slice: 'a' }}", "abc", "'slice' got what is no number")]
    [InlineData("{{ row.X | slice: 0.5 }}", "abc", "'slice' got a number that is not whole, or too large")]
    [InlineData("{{ row.X | slice: 0 }}", "😀", "cuts a letter in half, as it has two characters")]
    [InlineData("{{ row.X | unique }}{{ row.X | unique }}", "a", "'unique' is used twice for one text, or got a character for private use")]
    [InlineData("{{ row.X | unique }}", "a\uF8D7", "'unique' is used twice for one text, or got a character for private use")]
    [InlineData("{{ row.X | unique | slice: 0 }}", "ab", "has no place, or several, for the number of 'unique': let it be the last filter, and its text be written once")]
    [InlineData("{% assign x = row.X | unique %}{{ x }}{{ x }}", "a", "has no place, or several, for the number of 'unique': let it be the last filter, and its text be written once")]
    [InlineData("{% assign x = row.X %}{% if row.X == 'a' %}{% assign x = 1 %}{% endif %}{% if x > 'b' %}c{% endif %}", "a", "compares what has no order, or a text with a number")]
    [InlineData("{% assign x = row.X %}{% if row.X == 'a' %}{% assign x = 1 %}{% endif %}{% if x %}c{% endif %}", "a", "has a condition that is neither true nor false")]
    [InlineData("{% assign x = row.X %}{% if row.X == 'b' %}{% assign x = row.X | split: '' %}{% endif %}{{ x | first }}", "a", "'first' got what is no list")]
    [InlineData("{% assign x = row.X %}{% if row.X == 'b' %}{% assign x = row.X | split: '' %}{% endif %}{{ x[0] }}", "a", "takes a part of what is no list")]
    [InlineData("{% assign x = row.X %}{% if row.X == 'b' %}{% assign x = row.X | split: '' %}{% endif %}{% for y in x %}{% endfor %}", "a", "loops over what is no list")]
    public void What_cannot_be_worked_out_holds_the_row_back_and_tells_no_value(string template, string cell, string reason) =>
        OfX(template, cell).Should().Be(Rendered.Failed(reason));

    [Fact]
    public async Task Several_threads_may_use_one_template()
    {
        var template = Bind("{% assign l = row.X | split: '' %}{% for a in l %}{{ a }}{{ forloop.index }}{% endfor %}", ["X"]);
        using var start = new Barrier(4);

        var wrong = await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                var letters = new string((char)('a' + thread), 9);
                var expected = string.Concat(letters.Select((letter, at) => $"{letter}{at + 1}"));
                return Enumerable.Range(0, 2000).Count(_ => template.Render(RowOf(letters)).Text != expected);
            },
            TaskCreationOptions.LongRunning)));

        wrong.Should().OnlyContain(count => count == 0);
    }

    /// <summary>Another while has gone by whenever it is looked at.</summary>
    private sealed class JumpingClock(TimeSpan jump) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += jump.Ticks;
    }
}

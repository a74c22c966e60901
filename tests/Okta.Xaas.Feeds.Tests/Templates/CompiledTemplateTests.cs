using Okta.Xaas.Feeds.Templates.Internal;
using static Okta.Xaas.Feeds.Tests.Templates.TestTemplate;

namespace Okta.Xaas.Feeds.Tests.Templates;

/// <summary>What templates make of rows, and what is refused before there is a row.</summary>
public class CompiledTemplateTests
{
    [Fact]
    public void It_makes_a_text_of_cells() =>
        Render("{{ row['First Name'] | slug }}.{{ row.Surname | slug }}@example.com", ("First Name", "Zoë"), ("Surname", "O'Brien-Łuczak")).Text.Should().Be("zoe.obrien-luczak@example.com");

    [Fact]
    public void It_names_its_columns_once_each_as_it_writes_them() =>
        CompiledTemplate.Parse("{% if row['First Name'] != '' %}{{ row.Mail }}{% elsif row.A == '1' %}{{ row['First Name'] }}{% else %}{{ row.B.size }}{% endif %}", TemplateLibrary.Empty)
            .Columns.Should().BeEquivalentTo("First Name", "Mail", "A", "B");

    [Theory]
    [InlineData("mail", false)]
    [InlineData("{ }", false)]
    [InlineData("{{ row.Mail }}", true)]
    [InlineData("{% if row.A == '1' %}x{% endif %}", true)]
    public void A_text_with_braces_is_a_template(string text, bool isTemplate) => CompiledTemplate.Is(text).Should().Be(isTemplate);

    [Theory]
    [InlineData(null, "[]")]
    [InlineData("", "[]")]
    [InlineData(12, "[12]")]
    [InlineData(12.5, "[12.5]")]
    [InlineData(true, "[true]")]
    [InlineData("{{ row.X }}", "[{{ row.X }}]")]
    [InlineData("<b>&amp;", "[<b>&amp;]")]
    public void A_cell_is_a_text_and_never_a_template(object? cell, string expected) => TextOfX("[{{ row.X }}]", cell).Should().Be(expected);

    [Fact]
    public void Nothing_is_left_of_a_row_for_the_next_one()
    {
        var template = Bind("{% if row.X != '' %}{% assign y = row.X %}{% endif %}[{{ y }}]", ["X"]);

        template.Render(RowOf("one")).Text.Should().Be("[one]");
        template.Render(RowOf("")).Text.Should().Be("[]");
    }

    [Fact]
    public void After_a_fault_the_next_row_is_worked_with_as_if_it_were_the_first()
    {
        var template = Bind("{% assign y = row.X | plus: 1 %}{% if row.X == '7' %}{{ y | divided_by: 0 }}{% endif %}{{ y }}", ["X"]);

        template.Render(RowOf("7")).Fault.Should().Be("divides by zero");
        template.Render(RowOf("a")).Fault.Should().Be("'plus' got what is no number");
        template.Render(RowOf("1")).Should().Be(new Rendered("2"));
    }

    [Fact]
    public void A_loop_goes_over_the_parts_of_a_text() =>
        TextOfX("{% assign names = row.X | split: ' ' %}{% for name in names %}{{ name | slice: 0 }}{% unless forloop.last %}.{% endunless %}{% endfor %}", "Ada Maria Nowak").Should().Be("A.M.N");

    [Theory]
    [InlineData("{{ rwo.Mail }}", 1, 4, "'rwo' is not known: a column is row.rwo or row['rwo']")]
    [InlineData("{{ Mail }}", 1, 4, "'Mail' is not known: a column is row.Mail or row['Mail']")]
    [InlineData("{{ row }}", 1, 4, "row needs the name of one column after it: row.Mail or row['First Name']")]
    [InlineData("{{ row[row.X] }}", 1, 4, "row needs the name of one column after it: row.Mail or row['First Name']")]
    [InlineData("{{ row.X.y }}", 1, 4, "row needs the name of one column after it: row.Mail or row['First Name']")]
    [InlineData("a\n  {{ row.X | slugg }}", 2, 14, "there is no filter 'slugg'; did you mean 'slug'?")]
    [InlineData("{{ row.X | sha256 }}", 1, 12, "there is no filter 'sha256'")]
    [InlineData("{{ row.X | append }}", 1, 12, "'append' takes 1 argument, not 0")]
    [InlineData("{{ row.X | upcase: 'x' }}", 1, 12, "'upcase' takes no arguments, not 1")]
    [InlineData("{{ row.X | truncate: 1, 2, 3 }}", 1, 12, "'truncate' takes 0 to 2 arguments, not 3")]
    [InlineData("{{ row.X | join: ',' }}", 1, 12, "'join' needs a list, such as split makes")]
    [InlineData("{{ row.X | lookup: row.X }}", 1, 12, "'lookup' needs its arguments as texts in quotes")]
    [InlineData("{{ row.X | lookup: 'towns' }}", 1, 12, "there is no table 'towns' in \"lookups\"; there is: cities, defaulted, emptied, kept")]
    [InlineData("{{ row.X | date: 'yyyy-MM-dd' }}", 1, 12, "'date' takes 2 to 9 arguments, not 1")]
    [InlineData("{{ row.X | date: 'MM', 'yyyy' }}", 1, 12, "'MM' is not the format of a whole date; examples: yyyy-MM-dd, dd.MM.yyyy, M/d/yyyy, yyyy-MM-dd HH:mm:ss, excelSerial")]
    [InlineData("{{ row.X | date: 'dd.MM.yy', 'yyyy' }}", 1, 12, "'dd.MM.yy' has two digits of the year, so that 99 may be 1999 or 2099: let the export have four")]
    [InlineData("{{ row.X | date: 'yyyy-MM-dd', '%' }}", 1, 12, "'%' is no format of a date; examples: yyyy-MM-dd, dd.MM.yyyy, yyyy")]
    [InlineData("{{ row.X | unique: 'x' }}", 1, 12, "'unique' needs a text with {value} and {n}, once each, such as '{value}{n}@example.com'")]
    [InlineData("{{ row.X | slug: '@' }}", 1, 12, "'slug' puts '-', '.', '_' or nothing between words")]
    [InlineData("{{ row.X | slug: '-', 'fr' }}", 1, 12, "'slug' knows as language only 'de', which writes ä as ae, ö as oe and ü as ue")]
    [InlineData("{% for i in (1..1000000) %}{% endfor %}", 1, 15, "a range of numbers is not for templates of rows: a loop goes over a list, such as split makes")]
    [InlineData("{% assign row = 'x' %}", 1, 11, "'row' has a meaning already: take another name")]
    [InlineData("{% if row.X %}x{% endif %}", 1, 7, "a condition has to compare something, such as row.Mail != '': in Liquid every text is true, also an empty one")]
    [InlineData("{% if row.X > 5 %}x{% endif %}", 1, 7, "a text is compared with a number, and a cell is a text: put the number in quotes, or write (row['Grade'] | number)")]
    [InlineData("{% if row.X == true %}x{% endif %}", 1, 7, "a text is compared with true or false, and a cell is a text: put it in quotes")]
    [InlineData("{% if row.X == empty %}x{% endif %}", 1, 16, "an empty cell is the text '': compare with that")]
    [InlineData("{% if row.X.size == '3' %}x{% endif %}", 1, 7, "a text is compared with a number, and a cell is a text: put the number in quotes, or write (row['Grade'] | number)")]
    [InlineData("{% if (row.X == 'a') > 3 %}x{% endif %}", 1, 8, "two values of different kinds are compared, which are never the same")]
    [InlineData("{{ row.X | split: ' ' | upcase }}", 1, 25, "'upcase' needs a text, and got a list: join makes one of it")]
    [InlineData("{{ row.X | slug: between: '-' }}", 1, 12, "'slug' has no arguments with names")]
    [InlineData("{% for n in row.X %}{{ n }}{% endfor %}", 1, 13, "a loop goes over a list, such as split makes")]
    [InlineData("{% assign l = row.X | split: ' ' %}{% for n in l limit: 2 %}{{ n }}{% endfor %}", 1, 43, "a loop has no limit and no offset here: leave it with break")]
    [InlineData("{{ forloop.index }}", 1, 4, "forloop is there within a loop only, and needs a part: forloop.index, .index0, .rindex, .rindex0, .length, .first or .last")]
    [InlineData("{% assign l = row.X | split: ' ' %}{{ l.third }}", 1, 39, "a list has no part 'third': it has first, last, size, and [0]")]
    [InlineData("{% assign l = row.X %}{{ l.first }}", 1, 26, "only a list, such as split makes, has parts beside size")]
    [InlineData("{% case row.X %}{% when 1 %}a{% endcase %}", 1, 9, "a text is compared with a number, and a cell is a text: put the number in quotes, or write (row['Grade'] | number)")]
    [InlineData("{% case row.X %}{% when 'a', true %}a{% endcase %}", 1, 9, "a text is compared with true or false, and a cell is a text: put it in quotes")]
    [InlineData("{{ x }}{% assign x = row.X %}", 1, 4, "'x' is not known: a column is row.x or row['x']")]
    [InlineData("{% if row.X == nil %}x{% endif %}", 1, 16, "nothing is nil here: an empty cell is the text ''")]
    public void What_cannot_work_is_told_with_its_place_before_there_is_a_row(string template, int line, int column, string message)
    {
        var fault = FaultOf(template);

        fault.Message.Should().Be(message);
        (fault.Line, fault.Column).Should().Be((line, column));
    }

    [Theory]
    [InlineData("{{ row.X")]
    [InlineData("{{ row.X | }}")]
    [InlineData("{{ row.X | append: }}")]
    [InlineData("{{ 'a }}")]
    [InlineData("{% if row.X == '1' %}x")]
    [InlineData("x{% endif %}")]
    [InlineData("{% include 'other' %}")]
    [InlineData("{% render 'other' %}")]
    [InlineData("{% capture x %}y{% endcapture %}")]
    [InlineData("{% macro x() %}y{% endmacro %}")]
    [InlineData("{% liquid echo 'x' %}")]
    [InlineData("{% increment x %}")]
    [InlineData("{% cycle 'a', 'b' %}")]
    [InlineData("{% tablerow x in row.X %}{% endtablerow %}")]
    [InlineData("{{ row.X() }}")]
    [InlineData("{{ (row.X }}")]
    [InlineData("{{ ['x'] }}")]
    public void What_is_no_template_is_refused(string template) => FaultOf(template).Message.Should().NotBeEmpty();

    [Theory]
    [InlineData("row.A == '1' and row.B == '2' or row.C == '3'")]
    [InlineData("row.A == '1' or row.B == '2' and row.C == '3'")]
    [InlineData("row.X == '0' or (row.A == '1' or row.B == '2' and row.C == '3')")]
    public void And_beside_or_needs_parentheses(string condition)
    {
        FaultOf($"{{% if {condition} %}}x{{% endif %}}").Message.Should().StartWith("'and' and 'or' stand side by side");
        FaultOfCondition(condition).Message.Should().StartWith("'and' and 'or' stand side by side");
    }
}

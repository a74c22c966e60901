using static Okta.Xaas.Feeds.Tests.Templates.TestTemplate;

namespace Okta.Xaas.Feeds.Tests.Templates;

/// <summary>Conditions without braces, as the mapping has them.</summary>
public class ConditionTests
{
    [Theory]
    [InlineData("row.A == 'x'", true)]
    [InlineData("row.A != 'x'", false)]
    [InlineData("row.A == 'X'", false)]
    [InlineData("row.A == \"x\" and row['B C'] == ''", true)]
    [InlineData("row.A == 'y' or row['B C'] == ''", true)]
    [InlineData("(row.A == 'y' or row.A == 'x') and row.N == '10'", true)]
    [InlineData("row.A contains 'x' and row.A startswith 'x' and row.A endswith 'x'", true)]
    [InlineData("row.A <> 'x'", false)]
    [InlineData("(row.N | number) >= 10 and (row.N | number) <= 10", true)]
    [InlineData("(row.N | number) > 9 and (row.N | number) < 11", true)]
    [InlineData("row.N > '9'", false)]
    [InlineData("row.N.size == 2", true)]
    [InlineData("(row.L | lookup: 'cities') == 'Berlin'", true)]
    [InlineData("(row.A | split: 'x' | size) == 0", true)]
    [InlineData("true", true)]
    public void A_row_fits_or_it_does_not(string condition, bool fits)
    {
        Test(condition, out var fault, ("A", "x"), ("B C", null), ("N", 10), ("L", "ber")).Should().Be(fits);
        fault.Should().BeNull();
    }

    [Fact]
    public void The_second_half_is_not_asked_when_the_first_decides()
    {
        Test("row.A == '' or (row.A | number) > 1", out var fault, ("A", "")).Should().BeTrue();
        fault.Should().BeNull();
        Test("row.A != '' and (row.A | number) > 1", out fault, ("A", "")).Should().BeFalse();
        fault.Should().BeNull();
    }

    [Fact]
    public void Where_nobody_can_tell_there_is_a_reason()
    {
        Test("(row.A | number) > 1", out var fault, ("A", "many")).Should().BeFalse();
        fault.Should().Be("'number' got what is no number");
    }

    [Theory]
    [InlineData("row.X", 1, 1, "a condition has to compare something, such as row.Mail != '': in Liquid every text is true, also an empty one")]
    [InlineData("row.X == 'a' or row.X", 1, 17, "a condition has to compare something, such as row.Mail != '': in Liquid every text is true, also an empty one")]
    [InlineData("row.X == 'a' %}{% else", 1, 1, "a condition has no braces: write row['Status'] == 'Active'")]
    [InlineData("{{ row.X }} == 'a'", 1, 1, "a condition has no braces: write row['Status'] == 'Active'")]
    [InlineData("status == 'a'", 1, 1, "'status' is not known: a column is row.status or row['status']")]
    [InlineData("(row.X | downcas) == 'a'", 1, 10, "there is no filter 'downcas'; did you mean 'downcase'?")]
    public void What_cannot_work_is_told_with_its_place_before_there_is_a_row(string condition, int line, int column, string message)
    {
        var fault = FaultOfCondition(condition);

        fault.Message.Should().Be(message);
        (fault.Line, fault.Column).Should().Be((line, column));
    }

    [Theory]
    [InlineData("")]
    [InlineData("row.X = 'a'")]
    [InlineData("row.X == ")]
    [InlineData("row.X == 'a")]
    [InlineData("row.X == 'a' and")]
    [InlineData("row.X | downcase == 'a'")]
    [InlineData("not row.X == 'a'")]
    public void What_is_no_condition_is_refused(string condition)
    {
        var fault = FaultOfCondition(condition);

        fault.Line.Should().Be(1);
        fault.Column.Should().BeInRange(1, condition.Length + 1);
    }
}

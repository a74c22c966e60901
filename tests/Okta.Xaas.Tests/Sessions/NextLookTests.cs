using Okta.Xaas.Sessions.Internal;
using Okta.Xaas.Synchronization.Internal;

namespace Okta.Xaas.Tests.Sessions;

/// <summary>When a session whose import is waited for is looked at.</summary>
public class NextLookTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    [Fact]
    public void Without_knowledge_it_is_looked_at_each_interval() => Looks(expected: null, until: 20).Should().Equal(0, 5, 10, 15, 20);

    [Fact]
    public void With_it_there_are_few_looks_before_the_end_one_just_then_and_one_each_interval_after_it() =>
        Looks(expected: 60, until: 75).Should().Equal(0, 5, 32.5, 46.25, 53.125, 60, 65, 70, 75);

    [Theory]
    [InlineData(0.1)]
    [InlineData(4)]
    [InlineData(5)]
    public void An_end_that_is_expected_within_the_interval_changes_nothing(double expected) => Looks(expected, until: 15).Should().Equal(0, 5, 10, 15);

    [Fact]
    public void No_two_looks_are_nearer_than_the_interval_and_the_expected_end_is_not_missed_by_more()
    {
        for (var expected = 0.0; expected < 700; expected += 0.7)
        {
            var looks = Looks(expected, until: 800);
            looks.Zip(looks.Skip(1), (a, b) => b - a).Min().Should().BeGreaterThanOrEqualTo(5 - 1e-6);
            looks.First(at => at >= expected - 1e-6).Should().BeLessThanOrEqualTo(expected + 5);
        }
    }

    [Fact]
    public void An_import_is_expected_to_take_as_long_as_the_last_one_and_a_smaller_one_less()
    {
        var pace = new ImportPace();
        pace.Expect(10_000).Should().BeNull();

        pace.Note(10_000, TimeSpan.FromSeconds(65), told: null);

        pace.Expect(10_000).Should().Be(TimeSpan.FromSeconds(65));
        pace.Expect(2_000).Should().Be(TimeSpan.FromSeconds(13));
        pace.Expect(20_000).Should().Be(TimeSpan.FromSeconds(65));
    }

    [Theory]
    [InlineData(60, 60.2)]
    [InlineData(64.9, 65)]
    [InlineData(70, 65)]
    [InlineData(0, 65)]
    [InlineData(-1, 65)]
    public void Oktas_own_time_of_the_end_counts_when_it_is_before_the_look(double told, double expected)
    {
        var pace = new ImportPace();

        pace.Note(1, TimeSpan.FromSeconds(65), TimeSpan.FromSeconds(told));

        pace.Expect(1).Should().Be(TimeSpan.FromSeconds(expected));
    }

    private static List<double> Looks(double? expected, double until)
    {
        var (looks, at) = (new List<double>(), TimeSpan.Zero);
        while (at.TotalSeconds <= until + 1e-6)
        {
            looks.Add(at.TotalSeconds);
            at += NextLook.After(at, Interval, expected is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        }

        return looks;
    }
}

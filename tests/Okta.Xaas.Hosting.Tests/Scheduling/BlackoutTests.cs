using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Hosting.Scheduling.Internal;

namespace Okta.Xaas.Hosting.Tests.Scheduling;

public class BlackoutTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-28T01:59", "2026-11-28T01:59")]
    [InlineData("2026-11-28T02:00", "2026-11-28T04:30")]
    [InlineData("2026-11-28T04:29", "2026-11-28T04:30")]
    [InlineData("2026-11-28T04:30", "2026-11-28T04:30")]
    public void What_falls_into_a_window_begins_at_its_end(string at, string end) =>
        EndOf(at, Window("02:00", "04:30")).Should().Be(Local(end));

    [Theory]
    [InlineData("2026-11-28T23:30", "2026-11-29T01:00")]
    [InlineData("2026-11-29T00:59", "2026-11-29T01:00")]
    [InlineData("2026-11-29T01:00", "2026-11-29T01:00")]
    public void A_window_may_go_over_midnight(string at, string end) =>
        EndOf(at, Window("23:00", "01:00")).Should().Be(Local(end));

    [Fact]
    public void A_window_of_some_days_begins_on_those_days()
    {
        var window = Window("23:00", "01:00");
        window.Days.Add(DayOfWeek.Saturday);
        EndOf("2026-11-29T00:30", window).Should().Be(Local("2026-11-29T01:00"), "it began on Saturday");
        EndOf("2026-11-29T23:30", window).Should().Be(Local("2026-11-29T23:30"), "that is Sunday");
    }

    [Fact]
    public void A_window_without_times_is_whole_days_and_windows_that_touch_are_one()
    {
        var holidays = new BlackoutWindow { FirstDay = new(2026, 12, 24), LastDay = new(2026, 12, 26) };
        EndOf("2026-12-24T02:00", holidays, Window("00:00", "03:00")).Should().Be(Local("2026-12-27T03:00"));
    }

    [Fact]
    public void A_window_ends_by_the_clock_when_summer_time_begins_and_ends()
    {
        EndOf(At("2027-03-28T00:30Z"), Window("01:00", "02:30")).Should().Be(At("2027-03-28T01:00Z"), "half past two is skipped, and the clock shows three next");
        EndOf(At("2026-10-25T00:15Z"), Window("01:00", "02:30")).Should().Be(At("2026-10-25T00:30Z"), "the first half past two");
        EndOf(At("2026-10-25T01:15Z"), Window("01:00", "02:30")).Should().Be(At("2026-10-25T01:30Z"), "a quarter past two for the second time is in the window once more");
    }

    [Fact]
    public void The_end_is_free_and_nothing_before_it_is() =>
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<PositiveInt>().Select(seed => seed.Get).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var windows = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => RandomWindow(random)).ToArray();
                var at = At(random.Next(2) == 0 ? "2026-10-23T00:00Z" : "2027-03-26T00:00Z").AddMinutes(random.Next(4 * 24 * 60));
                var blackouts = new Blackouts(windows, Berlin);
                var end = blackouts.EndOf(at);
                end.Should().BeOnOrAfter(at);
                blackouts.EndOf(end).Should().Be(end);
                for (var before = at; before < end; before = before.AddMinutes(1)) blackouts.EndOf(before).Should().BeAfter(before);
            }).QuickCheckThrowOnFailure();

    private static BlackoutWindow RandomWindow(Random random)
    {
        var from = random.Next(24 * 60);
        return new() { From = new TimeOnly(0, 0).AddMinutes(from), To = new TimeOnly(0, 0).AddMinutes(from + 1 + random.Next(7 * 60)) };
    }

    private static DateTimeOffset EndOf(string local, params BlackoutWindow[] windows) => EndOf(Local(local), windows);

    private static DateTimeOffset EndOf(DateTimeOffset at, params BlackoutWindow[] windows) => new Blackouts(windows, Berlin).EndOf(at);

    private static BlackoutWindow Window(string from, string to) => new() { From = TimeOnly.Parse(from, CultureInfo.InvariantCulture), To = TimeOnly.Parse(to, CultureInfo.InvariantCulture) };

    private static DateTimeOffset Local(string time)
    {
        var local = DateTime.Parse(time, CultureInfo.InvariantCulture);
        return new(local, Berlin.GetUtcOffset(local));
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}

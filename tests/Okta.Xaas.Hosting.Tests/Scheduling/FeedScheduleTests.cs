using System.Globalization;
using Okta.Xaas.Hosting.Scheduling.Internal;

namespace Okta.Xaas.Hosting.Tests.Scheduling;

public class FeedScheduleTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata"];

    public static TheoryData<string, string> Nights()
    {
        var nights = new TheoryData<string, string>();
        foreach (var zone in Zones) foreach (var cron in new[] { "30 2 * * *", "0 0 * * *", "15 1 * * *", "0 0 3 * * ?" }) nights.Add(zone, cron);
        return nights;
    }

    [Theory]
    [MemberData(nameof(Nights))]
    public void Each_local_day_of_two_years_has_one_run_however_the_clock_is_changed(string zone, string cron)
    {
        var (schedule, time) = (Schedule(cron, zone), TimeZoneInfo.FindSystemTimeZoneById(zone));
        var days = new List<DateOnly>();
        for (var due = At("2026-01-01T12:00Z"); due < At("2028-01-01T12:00Z");)
        {
            due = schedule.Cron.GetNextValidTimeAfter(due)!.Value;
            days.Add(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(due, time).DateTime));
        }

        days.Should().OnlyHaveUniqueItems();
        days.Should().HaveCount(days[^1].DayNumber - days[0].DayNumber + 1, "no day is left out");
    }

    [Fact]
    public void A_time_that_the_clock_skips_is_due_at_the_end_of_the_gap_and_one_that_it_shows_twice_is_due_the_first_time()
    {
        var schedule = Schedule("30 2 * * *", "Europe/Berlin");
        schedule.Cron.GetNextValidTimeAfter(At("2027-03-27T12:00Z")).Should().Be(At("2027-03-28T01:00Z"), "half past two is not there, and three o'clock follows two");
        schedule.Cron.GetNextValidTimeAfter(At("2026-10-24T12:00Z")).Should().Be(At("2026-10-25T00:30Z"));
        schedule.Cron.GetNextValidTimeAfter(At("2026-10-25T00:30Z")).Should().Be(At("2026-10-26T01:30Z"), "the second half past two of that night is none");
    }

    [Fact]
    public void Five_fields_are_those_of_a_crontab_and_six_are_Quartzs()
    {
        Schedule("30 2 * * 1-5", "UTC").Cron.GetNextValidTimeAfter(At("2026-11-27T12:00Z")).Should().Be(At("2026-11-30T02:30Z"), "1 is Monday in a crontab");
        Schedule("30 0 2 ? * MON-FRI", "UTC").Cron.GetNextValidTimeAfter(At("2026-11-27T12:00Z")).Should().Be(At("2026-11-30T02:00:30Z"));
    }

    [Fact]
    public void The_jitter_is_the_same_on_every_machine_and_another_for_every_feed_and_night()
    {
        var options = Options("0 2 * * *", "UTC");
        options.Jitter = TimeSpan.FromHours(1);
        var nights = Enumerable.Range(0, 200).Select(night => At("2026-01-01T02:00Z").AddDays(night)).ToList();

        var delays = nights.Select(due => new FeedSchedule("employees", options).StartOf(due, due) - due).ToList();

        delays.Should().Equal(nights.Select(due => new FeedSchedule("employees", options).StartOf(due, due) - due));
        delays.Should().OnlyContain(delay => delay >= TimeSpan.Zero && delay <= options.Jitter);
        delays.Distinct().Should().HaveCountGreaterThan(150);
        delays.Max().Should().BeGreaterThan(TimeSpan.FromMinutes(50));
        delays.Min().Should().BeLessThan(TimeSpan.FromMinutes(10));
        delays.Should().NotEqual(nights.Select(due => new FeedSchedule("contractors", options).StartOf(due, due) - due));
    }

    [Fact]
    public void A_run_begins_after_its_jitter_and_at_once_when_that_is_over()
    {
        var options = Options("0 2 * * *", "UTC");
        options.Jitter = TimeSpan.FromMinutes(10);
        var (schedule, due) = (new FeedSchedule("employees", options), At("2026-11-28T02:00Z"));
        schedule.StartOf(due, due).Should().BeAfter(due).And.BeOnOrBefore(due.AddMinutes(10));
        schedule.StartOf(due, due.AddHours(3)).Should().Be(due.AddHours(3));
    }

    [Theory]
    [InlineData("2026-11-28T01:59Z", "2026-11-28T08:00Z", true)] // the run before began before what was due at two
    [InlineData("2026-11-28T02:00Z", "2026-11-28T08:00Z", false)]
    [InlineData("2026-11-27T02:00Z", "2026-11-28T01:00Z", false)]
    [InlineData("2026-11-20T02:00Z", "2026-11-28T01:00Z", true)]
    public void A_run_is_missed_that_was_due_after_the_last_one_began(string lastRun, string now, bool missed) =>
        Schedule("0 2 * * *", "UTC").IsMissed(At(lastRun), At(now)).Should().Be(missed);

    private static FeedScheduleOptions Options(string cron, string zone) => new() { Cron = cron, TimeZone = zone };

    private static FeedSchedule Schedule(string cron, string zone) => new("employees", Options(cron, zone));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}

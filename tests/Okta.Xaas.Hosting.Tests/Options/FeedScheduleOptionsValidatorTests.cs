namespace Okta.Xaas.Hosting.Tests.Options;

public class FeedScheduleOptionsValidatorTests
{
    [Fact]
    public void A_schedule_needs_no_more_than_its_times() => Faults(new() { Cron = "30 2 * * *" }).Should().BeEmpty();

    [Fact]
    public void Every_fault_is_named_at_once_with_the_feed_and_how_to_mend_it()
    {
        var options = new FeedScheduleOptions
        {
            Cron = "61 2 * * *",
            TimeZone = "Europe/Nowhere",
            Jitter = TimeSpan.FromDays(2),
            MaxRetries = -1,
            RetryDelay = TimeSpan.Zero,
            UnhealthyAfter = TimeSpan.Zero,
            NotificationTimeLimit = TimeSpan.Zero,
            Blackouts = { new() { FirstDay = new(2026, 12, 24), LastDay = new(2026, 12, 23), Days = { (DayOfWeek)9 } } },
        };

        var faults = Faults(options);

        faults.Should().OnlyContain(fault => fault.StartsWith("The schedule of 'employees': ", StringComparison.Ordinal) && fault.Contains(": ", StringComparison.Ordinal));
        foreach (var property in new[] { "Cron is '61 2 * * *'", "TimeZone", "Jitter", "MaxRetries", "RetryDelay", "UnhealthyAfter", "NotificationTimeLimit", "Blackouts[0].LastDay", "Blackouts[0].Days" })
            faults.Should().Contain(fault => fault.Contains(property, StringComparison.Ordinal));
        faults.Should().HaveCount(9);
    }

    [Fact]
    public void Without_times_an_example_is_given() => Faults(new()).Should().ContainSingle().Which.Should().Contain("30 2 * * *");

    [Theory]
    [InlineData("0 2 30 2 *")]
    [InlineData("0 0 2 * * ? 2019")]
    public void A_schedule_that_is_never_due_is_refused(string cron) => Faults(new() { Cron = cron }).Should().ContainSingle().Which.Should().EndWith("it is never due: mend its day, month or year.");

    [Fact]
    public void Blackouts_that_leave_no_time_are_refused_and_those_that_end_are_not()
    {
        var always = new FeedScheduleOptions { Cron = "30 2 * * *", Blackouts = { new() { From = new(0, 0), To = new(12, 0) }, new() { From = new(12, 0), To = new(0, 0) } } };
        Faults(always).Should().ContainSingle().Which.Should().Contain("leave no time of the week");
        always.Blackouts[0].LastDay = new DateOnly(2027, 1, 6);
        Faults(always).Should().BeEmpty();
        Faults(new() { Cron = "30 2 * * *", Blackouts = { new() { From = new(2, 0), To = new(1, 59) } } }).Should().BeEmpty("a minute is left each day");
    }

    private static IEnumerable<string> Faults(FeedScheduleOptions options) => new FeedScheduleOptionsValidator().Validate("employees", options).Failures ?? [];
}

using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Employment.Internal;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Feeds.Tests.Employment;

/// <summary>Today is the 2nd of November 2026, six in the morning in Greenwich.</summary>
public class EmploymentCheckTests
{
    [Theory]
    [InlineData("2026-11-02", 0, true)]
    [InlineData("2026-11-03", 0, false)]
    [InlineData("2026-11-09", 7, true)]
    [InlineData("2026-11-10", 7, false)]
    [InlineData("", 0, true)]
    [InlineData("00.00.0000", 0, true)]
    [InlineData("9999-12-31", 7, false)]
    public void Who_has_not_begun_is_out_until_the_first_day_or_some_days_before(string first, int daysInAdvance, bool isActive)
    {
        var check = Check(new EmploymentRules(new JoinerRule { Date = new JoinerDate { Column = "Hired", DaysInAdvance = daysInAdvance } }, null, null, null));

        check.Of(first, null, null, out var fault).Should().Be(isActive ? EmploymentState.Active : EmploymentState.Later);
        fault.Should().BeNull();
    }

    [Theory]
    [InlineData("2026-11-02", false, 0, true)]
    [InlineData("2026-11-03", false, 0, false)]
    [InlineData("2026-11-02", true, 0, false)]
    [InlineData("2026-11-01", true, 0, true)]
    [InlineData("2026-10-20", true, 14, false)]
    [InlineData("2026-10-18", true, 14, true)]
    [InlineData("2026-11-03", false, -1, true)]
    [InlineData("9999-12-31", true, 366, false)]
    [InlineData("0001-01-01", false, 0, false)]
    [InlineData("0000-00-00", false, 0, false)]
    public void The_day_of_leaving_is_the_last_one_or_the_first_one_out(string last, bool isLastDay, int offset, bool hasLeft)
    {
        var check = Check(Leaver(new LeaverDate { Column = "Left", LastDay = isLastDay, OffsetDays = offset }));

        check.Of(null, last, null, out var fault).Should().Be(hasLeft ? EmploymentState.Left : EmploymentState.Active);
        fault.Should().BeNull();
    }

    [Theory]
    [InlineData("Pacific/Auckland", "2026-11-02", true)]
    [InlineData("America/Los_Angeles", "2026-11-02", false)]
    [InlineData("UTC", "2026-11-02", true)]
    [InlineData("Pacific/Kiritimati", "2026-11-03", false)]
    public void A_day_begins_in_the_time_zone_that_is_named_whatever_the_machine_s_is(string zone, string left, bool hasLeft)
    {
        var check = Check(Leaver(new LeaverDate { Column = "Left" }) with { TimeZone = zone });

        check.Of(null, left, null, out _).Should().Be(hasLeft ? EmploymentState.Left : EmploymentState.Active);
    }

    [Theory]
    [InlineData("2026-11-02", true)]
    [InlineData("2026-11-03", false)]
    public void Without_a_time_zone_a_day_is_UTC_s_and_never_the_machine_s(string left, bool hasLeft)
    {
        foreach (var machine in new[] { "Pacific/Kiritimati", "Pacific/Honolulu" })
        {
            var rules = Leaver(new LeaverDate { Column = "Left" });

            new EmploymentCheck(rules, new MachineElsewhere(machine)).Of(null, left, null, out _).Should().Be(hasLeft ? EmploymentState.Left : EmploymentState.Active);
            rules.Notes.Should().ContainSingle();
            (rules with { TimeZone = machine }).Notes.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData(LeavingDecision.Date, "Active", "2023-05-31", true)]
    [InlineData(LeavingDecision.Date, "Terminated", "2027-05-31", false)]
    [InlineData(LeavingDecision.Date, "Terminated", "", true)]
    [InlineData(LeavingDecision.Status, "Active", "2023-05-31", false)]
    [InlineData(LeavingDecision.Status, "terminated", "2027-05-31", true)]
    [InlineData(LeavingDecision.Both, "Active", "2023-05-31", false)]
    [InlineData(LeavingDecision.Both, "Terminated", "2027-05-31", false)]
    [InlineData(LeavingDecision.Both, "Terminated", "2023-05-31", true)]
    [InlineData(LeavingDecision.Both, "Terminated", "", true)]
    public void The_mapping_says_whether_the_date_or_the_status_decides(LeavingDecision decides, string status, string left, bool hasLeft)
    {
        var rules = Leaver(new LeaverDate { Column = "Left" }, new LeaverStatus { Column = "Status", Values = { "Terminated" } }, decides);

        Check(rules).Of(null, left, status, out _).Should().Be(hasLeft ? EmploymentState.Left : EmploymentState.Active);
    }

    [Theory]
    [InlineData("Active", false)]
    [InlineData("on leave", false)]
    [InlineData("Termination pending", true)]
    [InlineData("", true)]
    public void A_status_that_the_mapping_does_not_name_holds_the_person_back(string status, bool isHeldBack)
    {
        var check = Check(Leaver(null, new LeaverStatus { Column = "Status", Values = { "Terminated" }, Active = { "Active", "On leave" } }));

        check.Of(null, null, status, out var fault).Should().Be(EmploymentState.Active);
        (fault is not null).Should().Be(isHeldBack);
        if (isHeldBack) fault.Should().Be("the status in column 'Status' is none that the mapping names, neither a leaver's nor an active one");
    }

    [Fact]
    public void A_day_of_leaving_before_the_first_day_may_be_of_somebody_who_never_came()
    {
        var rules = new EmploymentRules(new JoinerRule { Date = new JoinerDate { Column = "Hired" } }, new LeaverRule { Date = new LeaverDate { Column = "Left" } }, null, null);

        Check(rules).Of("2026-10-01", "2026-09-20", null, out var fault).Should().Be(EmploymentState.Active);
        fault.Should().Be("the day of leaving in column 'Left' is before the first day: of an earlier employment, or of somebody who never came");
    }

    [Theory]
    [InlineData("2026-10-01", "2023-05-31", EmploymentState.Active)]
    [InlineData("2026-12-01", "2023-05-31", EmploymentState.Later)]
    [InlineData("2020-10-01", "2023-05-31", EmploymentState.Left)]
    internal void With_earlier_employments_a_rehire_is_active_from_the_new_first_day_on(string first, string left, EmploymentState expected)
    {
        var leaver = new LeaverRule { Date = new LeaverDate { Column = "Left", EarlierEmployment = true } };
        var rules = new EmploymentRules(new JoinerRule { Date = new JoinerDate { Column = "Hired" } }, leaver, null, null);

        Check(rules).Of(first, left, null, out var fault).Should().Be(expected);
        fault.Should().BeNull();
    }

    [Fact]
    public void A_database_s_own_dates_need_no_format()
    {
        var check = Check(Leaver(new LeaverDate { Column = "Left" }) with { TimeZone = "Europe/Berlin" });

        check.Of(null, new DateTime(2026, 11, 2, 17, 0, 0), null, out _).Should().Be(EmploymentState.Left);
        check.Of(null, new DateOnly(2026, 11, 3), null, out _).Should().Be(EmploymentState.Active);
        check.Of(null, new DateTimeOffset(2026, 11, 2, 23, 0, 0, TimeSpan.Zero), null, out _).Should().Be(EmploymentState.Active, "in Berlin it is the 3rd");
        check.Of(null, default(DateTime), null, out _).Should().Be(EmploymentState.Active, "that is what nobody entered");
        check.Of(null, null, null, out _).Should().Be(EmploymentState.Active);
    }

    private static EmploymentRules Leaver(LeaverDate? date, LeaverStatus? status = null, LeavingDecision decides = default) =>
        new(null, new LeaverRule { Date = date, Status = status, Decides = decides }, null, null);

    private static EmploymentCheck Check(EmploymentRules rules)
    {
        EmploymentFaults.Of(rules).Should().BeEmpty();
        return new(rules, new VirtualTimeProvider());
    }

    private sealed class MachineElsewhere(string zone) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.FindSystemTimeZoneById(zone);

        public override DateTimeOffset GetUtcNow() => new VirtualTimeProvider().GetUtcNow();
    }
}

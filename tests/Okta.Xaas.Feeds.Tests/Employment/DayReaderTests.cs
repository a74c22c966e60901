using FsCheck;
using FsCheck.Fluent;
using Okta.Xaas.Feeds.Employment;
using Okta.Xaas.Feeds.Employment.Internal;

namespace Okta.Xaas.Feeds.Tests.Employment;

public class DayReaderTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("yyyy-MM-dd", "2026-12-31")]
    [InlineData("dd.MM.yyyy", "31.12.2026")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-12-31 00:00:00")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-12-31 17:30:00")]
    [InlineData("yyyy-MM-dd' 00:00:00'", "2026-12-31 00:00:00")]
    [InlineData("yyyy-MM-ddTHH:mm:sszzz", "2026-12-31T00:00:00+01:00")]
    [InlineData("yyyy-MM-ddTHH:mm:sszzz", "2026-12-31T00:00:00-08:00")]
    [InlineData("yyyy-MM-ddTHH:mm:ssK", "2026-12-31T00:00:00Z")]
    [InlineData("yyyy-MM-ddTHH:mm:ssK", "2026-12-30T23:00:00Z")]
    [InlineData("yyyy-MM-ddTHH:mm:ssK", "2026-12-31T00:00:00")]
    [InlineData("excelSerial", "46387")]
    public void Reads_a_day_with_or_without_a_time(string format, string text) => Read(format, text).Should().Be(new DateTime(2026, 12, 31));

    [Theory]
    [InlineData("2026-12-30T23:00:00", DateTimeKind.Utc)]
    [InlineData("2026-12-31T00:00:00", DateTimeKind.Utc)]
    [InlineData("2026-12-31T23:00:00", DateTimeKind.Unspecified)]
    public void A_moment_of_a_database_is_the_day_that_it_is_there(string time, DateTimeKind kind)
    {
        var value = DateTime.SpecifyKind(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture), kind);

        new DayReader("Left", [], [], null, Berlin).TryRead(value, out var day, out _).Should().BeTrue();
        day.Should().Be(new DateTime(2026, 12, 31));
    }

    [Theory]
    [InlineData("12/31/49", 2049)]
    [InlineData("12/31/50", 1950)]
    public void Two_digits_of_a_year_mean_what_the_mapping_says(string text, int year) => Read("M/d/yy", text, twoDigitYearMax: 2049).Should().Be(new DateTime(year, 12, 31));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("00.00.0000")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("00000000")]
    [InlineData("12/31/9999")]
    [InlineData("NULL")]
    public void Knows_what_stands_for_no_date(string text) => Read("yyyy-MM-dd", text, "12/31/9999", "null").Should().BeNull();

    [Theory]
    [InlineData("31.02.2026")]
    [InlineData("46387")]
    [InlineData("soon")]
    [InlineData("0")]
    public void Tells_what_is_no_day_without_the_value(string text)
    {
        var reader = new DayReader("Left", ["yyyy-MM-dd", "dd.MM.yyyy"], [], null, Berlin);

        reader.TryRead(text, out _, out var fault).Should().BeFalse();
        fault.Should().Be("column 'Left' is not a date of the form yyyy-MM-dd or dd.MM.yyyy").And.NotContain(text + " ");
    }

    [Fact]
    public void A_day_that_is_written_is_read_back_whatever_the_format() => Prop.ForAll(
        Gen.Elements("yyyy-MM-dd", "d.M.yyyy", "MM/dd/yyyy", "yyyyMMdd", "dd-MMM-yyyy", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ssK", "excelSerial").ToArbitrary(),
        Gen.Choose(1, 25_000).ToArbitrary(),
        (format, days) =>
        {
            var day = new DateTime(1970, 1, 1).AddDays(days);
            return Read(format, new DayFormat(format, null).Write(day)) == day;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("yyyy-MM-dd|dd.MM.yyyy|M/d/yyyy|excelSerial|yyyyMMdd", true)]
    [InlineData("dd/MM/yyyy|MM/dd/yyyy", false)]
    [InlineData("d.M.yyyy|M.d.yyyy", false)]
    [InlineData("yyyy-MM-dd|yyyy-dd-MM", false)]
    [InlineData("yyyyMMdd|ddMMyyyy", false)]
    [InlineData("dd.MM.yyyy|d.M.yyyy", true)]
    public void Two_formats_must_not_read_one_text_as_two_days(string formats, bool isFine)
    {
        var rule = new JoinerRule { Date = new JoinerDate { Column = "Hired" } };
        foreach (var format in formats.Split('|')) rule.Date.Formats.Add(format);

        EmploymentFaults.Of(new(rule, null, null, null)).Any().Should().Be(!isFine);
    }

    private static DateTime? Read(string format, string text, params string[] noDate) => Read(format, text, null, noDate);

    private static DateTime? Read(string format, string text, int? twoDigitYearMax, params string[] noDate)
    {
        new DayReader("Left", [format], noDate, twoDigitYearMax, Berlin).TryRead(text, out var day, out var fault).Should().BeTrue(fault);
        return day;
    }
}

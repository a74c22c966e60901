using System.Data;
using System.Globalization;
using System.Numerics;
using Okta.Xaas.Feeds.Database.Internal;
using Okta.Xaas.Feeds.Rows.Internal;
using Okta.Xaas.Feeds.Tests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Database;

public class ValueTextTests
{
    private static readonly DateTime Noon = new(2026, 11, 2, 12, 30, 5);

    public static TheoryData<object, string?, string> Values => new()
    {
        { "as it is", null, "as it is" },
        { 'c', null, "c" },
        { true, null, "true" },
        { (short)-7, null, "-7" },
        { 1001, "D6", "001001" },
        { 1_234_567L, null, "1234567" },
        { 12.50m, null, "12.50" },
        { 1234.5m, "#,##0.00", "1,234.50" },
        { 0.1, null, "0.1" },
        { 1e21, null, "1E+21" },
        { 0.1f, null, "0.1" },
        { new BigInteger(12), null, "12" },
        { Noon, null, "2026-11-02T12:30:05" },
        { Noon.AddMilliseconds(250), null, "2026-11-02T12:30:05.25" },
        { Noon.Date, null, "2026-11-02T00:00:00" },
        { Noon, "dd.MM.yyyy", "02.11.2026" },
        { new DateTimeOffset(Noon, TimeSpan.FromHours(2)), null, "2026-11-02T12:30:05+02:00" },
        { new DateOnly(2026, 11, 2), null, "2026-11-02" },
        { new DateOnly(2026, 11, 2), "MMM yyyy", "Nov 2026" },
        { new TimeOnly(6, 0), null, "06:00:00" },
        { TimeSpan.FromMinutes(90), null, "01:30:00" },
        { new Guid("0a0b0c0d-0001-0002-0003-000000000004"), null, "0a0b0c0d-0001-0002-0003-000000000004" },
        { new Guid("0a0b0c0d-0001-0002-0003-000000000004"), "N", "0a0b0c0d000100020003000000000004" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Each_type_has_one_text_in_every_culture(object value, string? format, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            (await TextOfAsync(value, format)).Should().Be(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_time_in_UTC_says_so() => ValueText.Of(DateTime.SpecifyKind(Noon, DateTimeKind.Utc)).Should().Be("2026-11-02T12:30:05Z");

    [Fact]
    public void A_date_that_the_database_keeps_without_a_time_has_none()
    {
        ValueText.Of(ResultRows.CellOf(Noon.Date, isDay: true)!).Should().Be("2026-11-02");
        ValueText.Of(ResultRows.CellOf(Noon, isDay: true)!).Should().Be("2026-11-02T12:30:05", "Oracle's DATE has a time");
    }

    [Fact]
    public async Task A_text_where_a_format_is_wanted_holds_its_record_back()
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture, Columns = { "id", "mail", "v" } };
        table.Rows.Add("E1", "a@example.com", "02.11.2026");
        using var reader = table.CreateDataReader();
        var columns = TestColumns.User(("title", "v"));
        columns.Conversions["title"] = new ValueConversion { Format = "yyyy" };

        (await DbSnapshotReader.ReadUsersAsync(reader, columns).SingleAsync()).Fault.Should()
            .Be("column 'v' for title has a text, for which there is no format: name with \"from\" how its days are written, or take \"format\" out");
    }

    [Theory]
    [InlineData(true, "D", "is of type Boolean, which has no format*")]
    [InlineData(5, "Q", "is of type Int32, for which 'Q' is no format")]
    [InlineData(new byte[] { 1, 2 }, null, "is of type Byte[], which can't become text: leave it out of the mapping, or make it a text in the query with CAST")]
    [InlineData(new[] { "a", "b" }, null, "is of type String[], which can't become text*")]
    public async Task What_can_not_become_text_ends_the_reading_with_the_column_and_the_mend(object value, string? format, string expected)
    {
        var read = () => TextOfAsync(value, format);

        var fault = (await read.Should().ThrowAsync<SnapshotReadException>()).WithMessage($"the query of users, row 1: column 'v' for title {expected}").Which;
        fault.Row.Should().Be(1);
        fault.Origin.Should().Be("the query of users");
    }

    // Through a DbDataReader, as every value comes.
    private static async Task<string?> TextOfAsync(object value, string? format)
    {
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture, Columns = { "id", "mail", { "v", value.GetType() } } };
        table.Rows.Add("E1", "a@example.com", value);
        using var reader = table.CreateDataReader();
        var columns = TestColumns.User(("title", "v"));
        if (format is not null) columns.Conversions["title"] = new ValueConversion { Format = format };
        return (await DbSnapshotReader.ReadUsersAsync(reader, columns).SingleAsync()).Profile["title"];
    }
}

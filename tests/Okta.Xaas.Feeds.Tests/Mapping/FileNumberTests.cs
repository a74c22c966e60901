using Okta.Xaas.Feeds.Mapping.Internal;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Feeds.Tests.Mapping;

public sealed class FileNumberTests
{
    [Theory]
    [InlineData("hr-export-{number}.csv", "hr-export-000417.csv", 417)]
    [InlineData("hr-export-{number}.csv", "HR-Export-7.CSV", 7)]
    [InlineData("*{number}.csv", "v2-20261102.csv", 20261102)]
    [InlineData("*{number}*", "people 20261102.csv", 20261102)]
    [InlineData("hr_{number}-{number}-{number}*", "hr_2026-11-02T0600.csv", 20261102)]
    [InlineData("hr (+{number}).csv", "hr (+5).csv", 5)]
    [InlineData("{number}", "123456789012345678", 123456789012345678)]
    public void The_digits_in_their_places_are_the_number(string pattern, string name, long number) => new FileNumber(pattern).In(name).Should().Be(number);

    [Theory]
    [InlineData("hr-{number}.csv", "hr-.csv")]
    [InlineData("hr-{number}.csv", "hr-5.csv.bak")]
    [InlineData("hr-{number}.csv", "hr-5xcsv")]
    [InlineData("hr-{number}.csv", "other-5.csv")]
    [InlineData("hr-{number}.csv", "hr-\u0665.csv")]
    public void A_name_of_another_form_is_refused(string pattern, string name) =>
        new FileNumber(pattern).Invoking(n => n.In(name)).Should().Throw<SnapshotReadException>().WithMessage($"{name}: the file's name has not the form hr-{{number}}.csv*");

    [Fact]
    public void A_number_that_no_computer_counts_to_is_refused() =>
        new FileNumber("{number}").Invoking(n => n.In("1234567890123456789")).Should().Throw<SnapshotReadException>().WithMessage("*more than 18 digits*");
}

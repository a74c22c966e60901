using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Report;

namespace Okta.Xaas.Tool.Tests.Report;

public class SyncTablesTests
{
    [Fact]
    public void Shows_only_the_fates_that_something_met()
    {
        var result = SampleResult.With(new Dictionary<ChangeKind, ChangeCounts>
        {
            [ChangeKind.MembershipAdd] = new() { Imported = 2350 },
            [ChangeKind.UserUpsert] = new() { Imported = 1, InDoubt = 1200 },
        });

        var table = SyncTables.Result(result);

        table.Columns.Should().Equal("", "imported", "in doubt");
        table.Rows.Select(row => string.Join('|', row)).Should().Equal("people created or updated|1|1,200", "memberships added|2,350|0");
    }

    [Fact]
    public void A_plan_has_only_the_kinds_that_there_are()
    {
        var table = SyncTables.Planned(SampleResult.Plan(users: new KindCounts { Stored = 1200, Listed = 1190, Added = 2, Updated = 30, Deleted = 12 }));

        table.Rows.Select(row => string.Join('|', row)).Should().Equal("people|1,200|1,190|2|30|12");
    }

    [Theory]
    [InlineData(2.25, "2.2 s")]
    [InlineData(300, "5 min")]
    [InlineData(308.4, "5 min 8 s")]
    [InlineData(6000, "1 h 40 min")]
    public void Times_are_as_people_say_them(double seconds, string expected) => Words.Time(TimeSpan.FromSeconds(seconds)).Should().Be(expected);

    [Theory]
    [InlineData(999, "999 bytes")]
    [InlineData(378_412, "378 KB")]
    [InlineData(66_800_000, "66.8 MB")]
    public void Sizes_are_as_Okta_counts_them(long bytes, string expected) => Words.Size(bytes).Should().Be(expected);
}

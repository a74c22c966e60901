using System.Text.Json.Nodes;
using Okta.Xaas.SamplesTests.Support;
using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Tool.Tests.Programs;

public class ShippedExportRunTests
{
    private static readonly string[] Shipped = ["sync", .. Arguments];

    private static readonly string[] Plan = ["plan", .. Arguments];

    private static string[] Arguments => ["--emulated", "--file", "samples/HrCsvSync/data/hr-export.csv", "--mapping", "samples/HrCsvSync/hr-mapping.json"];

    [Fact]
    public async Task Becomes_users_groups_and_memberships_in_an_emulated_org_and_the_report_tells_of_every_row()
    {
        using var folder = new TemporaryFolder();
        var report = folder.PathOf("result.json");
        using var program = SampleProgram.Start("okta-xaas", [.. Shipped, "--report", report]);

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Error.Should().BeEmpty();
        program.Output.Should().Contain("an emulated org inside this program")
            .And.Contain("a temporary file, as the emulated org ends with this program")
            .And.Contain("1,130 people, 23 groups, 2,367 memberships; 17 rejected rows")
            .And.Contain("60 rows are leavers' and do not count")
            .And.Contain("line 266: the row has 16 cells, the header has 15", "an address with a semicolon would move the first day into the column of the last one")
            .And.MatchRegex(@"people created or updated +1,119\n")
            .And.Contain("line 428: column 'Personnel No' is empty; without it nobody knows whose row this is")
            .And.Contain("line 944, 103946: userName has 113 characters; Okta takes at most 100")
            .And.Contain("1,119 active users, 0 deactivated, 23 groups, 2,344 memberships")
            .And.NotContain("\u001b", "a pipe gets plain lines");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(report))!;
        var result = SyncResult.FromJson(json["synchronization"]!.ToJsonString());
        result.Counts[ChangeKind.UserUpsert].Should().Be(new ChangeCounts { Imported = 1119 });
        result.Sessions.Should().ContainSingle();
        PlanSummary.FromJson(json["plan"]!.ToJsonString()).Users.Added.Should().Be(1119);
        json["export"]!["rejectedRows"]!.AsArray().Should().HaveCount(17);
        folder.Files.Should().Equal("result.json");
    }

    [Fact]
    public async Task Shows_in_seconds_how_it_waits_five_minutes_for_the_second_session()
    {
        var fiveRequests = new Dictionary<string, string> { ["Okta__Xaas__Synchronization__MaxBatchesPerSession"] = "5" };
        using var program = SampleProgram.Start("okta-xaas", fiveRequests, [.. Shipped, "--time-scale", "100"]);

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Output.Should().Contain("8 requests (375 KB) and 2 sessions, which takes at least 5 min")
            .And.MatchRegex("session 2: waiting [0-4]:[0-5][0-9] min; Okta wants five between two imports")
            .And.MatchRegex("in [0-9]+ min( [0-9]+ s)? by a clock that runs at 100 times the speed");
    }

    [Fact]
    public async Task A_plan_says_the_same_and_sends_nothing()
    {
        using var program = SampleProgram.Start("okta-xaas", Plan);

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Output.Should().MatchRegex(@"people +0 +1,130 +1,119 +0 +0\n").And.Contain("Rejected rows (17)").And.Contain("nothing, as only a plan was asked for").And.NotContain("session 1");
    }
}

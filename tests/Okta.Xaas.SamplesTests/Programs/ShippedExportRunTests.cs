using Okta.Xaas.Changes;
using Okta.Xaas.Results;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.Programs;

public class ShippedExportRunTests
{
    [Fact]
    public async Task Becomes_users_groups_and_memberships_in_an_emulated_org_and_the_report_tells_of_every_row()
    {
        using var folder = new TemporaryFolder();
        var report = folder.PathOf("result.json");
        using var program = SampleProgram.Start("HrCsvSync", "--report", report);

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Error.Should().BeEmpty();
        program.Output.Should().Contain("an emulated org inside this program, as no org is set under Okta:Xaas")
            .And.Contain("1,122 active people, 58 leavers, 23 groups, 2,350 memberships; 11 rejected rows")
            .And.MatchRegex(@"people created or updated +1,122 +3\n")
            .And.MatchRegex(@"leavers deactivated +58 +0\n")
            .And.Contain("line 266: the row has 16 cells, the header has 15")
            .And.Contain("line 944, column 'Work Email', 103946: userName has 113 characters; Okta takes at most 100")
            .And.Contain("1,122 active users, 58 deactivated, 23 groups, 2,350 memberships")
            .And.NotContain("\u001b", "a pipe gets plain lines");
        var json = await File.ReadAllTextAsync(report);
        var result = SyncResult.FromJson(json);
        result.Counts[ChangeKind.UserUpsert].Should().Be(new ChangeCounts { Imported = 1122, Rejected = 3 });
        result.Sessions.Should().ContainSingle();
        System.Text.Json.Nodes.JsonNode.Parse(json)!["export"]!["rejectedRows"]!.AsArray().Should().HaveCount(11);
        folder.Files.Should().Equal("result.json");
    }

    [Fact]
    public async Task Shows_in_seconds_how_it_waits_five_minutes_for_the_second_session()
    {
        var fiveRequests = new Dictionary<string, string> { ["Okta__Xaas__Synchronization__MaxBatchesPerSession"] = "5" };
        using var program = SampleProgram.Start("HrCsvSync", fiveRequests, "--time-scale", "100");

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Output.Should().Contain("9 requests (378 KB) and 2 sessions, which takes at least 5 min")
            .And.MatchRegex("session 2: waiting [0-4]:[0-5][0-9] min; Okta wants five between two imports")
            .And.MatchRegex("in [0-9]+ min( [0-9]+ s)? by a clock that runs at 100 times the speed");
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_sends_nothing()
    {
        using var program = SampleProgram.Start("HrCsvSync", "--dry-run");

        (await program.ExitCodeAsync()).Should().Be(2, program.Error);

        program.Output.Should().MatchRegex(@"people created or updated +1,122\n").And.Contain("nothing was sent").And.NotContain("session 1").And.NotContain("Seeded");
    }
}

using System.Text.Json.Nodes;
using HrCsvSync;
using HrCsvSync.Report;
using Okta.Xaas.Changes;
using Okta.Xaas.Results;
using Okta.Xaas.SamplesTests.Support;
using Okta.Xaas.Snapshots.Planning;

namespace Okta.Xaas.SamplesTests.Report;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_package_reads_plan_and_account_back_and_the_rejected_rows_stand_beside_them()
    {
        var path = _folder.Write("result.json", "an older report");
        var result = SampleResult.With(new Dictionary<ChangeKind, ChangeCounts> { [ChangeKind.UserUpsert] = new() { Imported = 3 } });
        var plan = SampleResult.Plan(users: new KindCounts { Listed = 4, Added = 3 });

        await RunReport.WriteAsync(path, "hr.csv", plan, result, [new RejectedRow(7, null, "column 'Straße' is empty")], default);

        var json = await File.ReadAllTextAsync(path);
        var report = JsonNode.Parse(json)!;
        SyncResult.FromJson(report["synchronization"]!.ToJsonString()).Should().BeEquivalentTo(result);
        PlanSummary.FromJson(report["plan"]!.ToJsonString()).Users.Should().Be(plan.Users);
        report["export"]!["file"]!.GetValue<string>().Should().Be("hr.csv");
        report["export"]!["rejectedRows"]!.AsArray().Should().ContainSingle().Which!.ToJsonString().Should().Contain("\"line\":7").And.Contain("\"externalId\":null");
        json.Should().Contain("Straße", "people read it");
        _folder.Files.Should().Equal("result.json");
    }

    [Fact]
    public async Task Nothing_sent_is_no_account()
    {
        await RunReport.WriteAsync(_folder.PathOf("result.json"), "hr.csv", SampleResult.Plan(), null, [], default);

        JsonNode.Parse(await File.ReadAllTextAsync(_folder.PathOf("result.json")))!["synchronization"].Should().BeNull();
    }

    [Theory]
    [InlineData("no/such/result.json", "--report *: there is no folder *")]
    [InlineData(".", "--report *: this is a folder")]
    public void Refuses_before_the_run_what_it_could_not_write(string name, string expected)
    {
        var ensure = () => RunReport.EnsureWritable(_folder.PathOf(name));

        ensure.Should().Throw<UsageException>().WithMessage(expected);
    }

    public void Dispose() => _folder.Dispose();
}

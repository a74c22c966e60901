using System.Text.Json.Nodes;
using Okta.Xaas.SamplesTests.Support;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Tool.Report;

namespace Okta.Xaas.Tool.Tests.Report;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_package_reads_plan_and_account_back_and_the_rejected_rows_stand_beside_them()
    {
        var result = SampleResult.With(new Dictionary<ChangeKind, ChangeCounts> { [ChangeKind.UserUpsert] = new() { Imported = 3 } });
        var plan = SampleResult.Plan(users: new KindCounts { Listed = 4, Added = 3 });

        var json = JsonText.Of(RunReport.Json("hr.csv", new SnapshotResult { Plan = plan, Synchronization = result }, [new RejectedRow(7, null, "column 'Straße' is empty")]));

        var report = JsonNode.Parse(json)!;
        SyncResult.FromJson(report["synchronization"]!.ToJsonString()).Should().BeEquivalentTo(result);
        SnapshotResult.FromJson(json).Synchronization.Should().BeEquivalentTo(result);
        PlanSummary.FromJson(report["plan"]!.ToJsonString()).Users.Should().Be(plan.Users);
        report["export"]!["file"]!.GetValue<string>().Should().Be("hr.csv");
        report["export"]!["rejectedRows"]!.AsArray().Should().ContainSingle().Which!.ToJsonString().Should().Contain("\"line\":7").And.Contain("\"externalId\":null");
        json.Should().Contain("Straße", "people read it");
    }

    [Fact]
    public void Nothing_sent_is_no_account() => RunReport.Json("hr.csv", new SnapshotResult { Plan = SampleResult.Plan() }, [])["synchronization"].Should().BeNull();

    [Fact]
    public async Task A_report_that_can_not_be_written_is_printed_as_the_run_has_been()
    {
        using var org = new EmptyOrg();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var report = new RunReport(new PlainDisplay(output, error), [_folder.PathOf("gone/result.json"), _folder.PathOf("people.csv")]);

        var (export, plan) = await org.PlanAsync(_folder.Write("hr.csv", "Id;Mail\nE1;a@example.com\nE2;none\n"));
        (await report.WriteAsync(export, plan, null, [])).Should().BeFalse();

        JsonNode.Parse(output.ToString())!["plan"]!["users"]!["added"]!.GetValue<int>().Should().Be(1);
        error.ToString().Should().Match("--report *result.json could not be written, so it stands above: *");
        (await File.ReadAllTextAsync(_folder.PathOf("people.csv"))).ReplaceLineEndings("\n").Should().Be(
            "line,externalId,outcome,reason\n2,E1,to be created,\n3,E2,rejected,\"email is not an email address, which has one name, one @ and a domain with a dot, such as ada@example.com\"\n");
    }

    [Fact]
    public async Task What_is_written_piece_by_piece_and_can_not_be_is_told_and_not_printed()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var file = new ReportFile(new PlainDisplay(output, error), _folder.PathOf("gone/audit.jsonl"));

        (await file.WriteAsync(stream => stream.WriteAsync("{}"u8.ToArray()).AsTask())).Should().BeFalse();

        (output.ToString(), error.ToString()).Should().Match<(string, string)>(said => said.Item1.Length == 0 && said.Item2.Contains("audit.jsonl could not be written: "));
    }

    [Fact]
    public async Task A_report_is_its_owners_only_whatever_stood_there()
    {
        if (OperatingSystem.IsWindows()) return;
        using var org = new EmptyOrg();
        var path = _folder.Write("people.csv", "of the day before");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var (export, plan) = await org.PlanAsync(_folder.Write("hr.csv", "Id;Mail\nE1;a@example.com\n"));

        (await new RunReport(new PlainDisplay(TextWriter.Null, TextWriter.Null), [path]).WriteAsync(export, plan, null, [])).Should().BeTrue();

        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await File.ReadAllTextAsync(path)).Should().Contain("E1");
    }

    [Theory]
    [InlineData("no/such/result.json", "--report *: there is no folder *")]
    [InlineData(".", "--report *: this is a folder")]
    public void Refuses_before_the_run_what_it_could_not_write(string name, string expected)
    {
        var ensure = () => new RunReport(new PlainDisplay(TextWriter.Null, TextWriter.Null), [_folder.PathOf(name)]).EnsureWritable([]);

        ensure.Should().Throw<UsageException>().WithMessage(expected);
    }

    public void Dispose() => _folder.Dispose();
}

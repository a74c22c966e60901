using System.Text.Json.Nodes;
using HrCsvSync;
using HrCsvSync.People;
using HrCsvSync.Report;
using Okta.Xaas.Changes;
using Okta.Xaas.Results;
using Okta.Xaas.SamplesTests.Support;

namespace Okta.Xaas.SamplesTests.Report;

public sealed class RunReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_sdk_reads_the_report_back_and_the_rejected_rows_stand_beside_its_result()
    {
        var path = _folder.Write("result.json", "an older report");
        var result = SampleResult.With(new Dictionary<ChangeKind, ChangeCounts> { [ChangeKind.UserUpsert] = new() { Imported = 3 } });

        await RunReport.WriteAsync(path, "hr.csv", result, [new RejectedRow(7, "Straße", null, "why")], default);

        var json = await File.ReadAllTextAsync(path);
        SyncResult.FromJson(json).Should().BeEquivalentTo(result);
        var export = JsonNode.Parse(json)!["export"]!;
        export["file"]!.GetValue<string>().Should().Be("hr.csv");
        export["rejectedRows"]!.AsArray().Should().ContainSingle().Which!.ToJsonString().Should().Contain("\"line\":7").And.Contain("\"externalId\":null");
        json.Should().Contain("Straße", "people read it");
        _folder.Files.Should().Equal("result.json");
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

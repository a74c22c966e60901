using System.Text.Json.Nodes;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Reporting;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Tool.Feeds;

namespace Okta.Xaas.Tool.Report;

/// <summary>
/// The run in a file. As JSON for an audit trail: the plan and the account of what was sent, which <see cref="SnapshotResult.FromJson"/> reads, and the rows that
/// were rejected. As CSV for those who keep the HR system: one line for each person.
/// </summary>
internal sealed class RunReport(IDisplay display, IReadOnlyList<string> paths)
{
    private const string ForPeople = ".csv";

    private readonly IReadOnlyList<ReportFile> _files = [.. paths.Select(path => new ReportFile(display, path))];

    /// <summary>Throws when a report could not be written, before anything is sent that it should tell of.</summary>
    /// <param name="inputs">Files that the run reads, by the option that names them.</param>
    public void EnsureWritable(IReadOnlyList<(string Option, string? File)> inputs)
    {
        foreach (var file in _files)
        {
            file.EnsureWritable(inputs);
            if (_files.Any(other => other != file && other.IsSame(file.Path))) throw new UsageException($"--report {file.Path}: two reports would have one file");
        }
    }

    /// <summary>Writes each report as a whole or not at all: nobody ever reads half of one. What can't be written is printed, as the run has been.</summary>
    /// <returns>Whether all were written.</returns>
    public async Task<bool> WriteAsync(HrList list, SynchronizationPlan plan, SnapshotResult? result, IReadOnlyList<RejectedRow> rejected)
    {
        var account = Json(list.Name, result ?? new SnapshotResult { Plan = plan.Summary }, rejected);
        display.Data(account);
        var allWritten = true;
        foreach (var file in _files)
        {
            using var report = new MemoryStream();
            if (file.Path.EndsWith(ForPeople, StringComparison.OrdinalIgnoreCase))
            {
                var people = PeopleReport.ReadAsync(list.Snapshot, plan, result?.Synchronization, list.ReadAbsentAsync());
                await PeopleReport.WriteAsync(report, people, isPlan: result is null);
            }
            else
            {
                report.Write(ReportFile.Bytes(account));
            }

            allWritten &= await file.WriteAsync(report.ToArray());
        }

        return allWritten;
    }

    /// <summary>The report as JSON.</summary>
    public static JsonObject Json(string listName, SnapshotResult result, IReadOnlyList<RejectedRow> rejected)
    {
        var account = JsonNode.Parse(result.ToJson())!;
        return new JsonObject
        {
            ["export"] = new JsonObject
            {
                ["file"] = listName,
                ["rejectedRows"] = new JsonArray([.. rejected.Select(Row)]),
            },
            ["plan"] = account["plan"]!.DeepClone(),
            ["recovered"] = account["recovered"]?.DeepClone(),
            ["synchronization"] = account["synchronization"]?.DeepClone(),
        };
    }

    private static JsonObject Row(RejectedRow row) => new()
    {
        ["line"] = row.Line,
        ["externalId"] = row.ExternalId,
        ["message"] = row.Message,
    };
}

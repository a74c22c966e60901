using System.Text;
using System.Text.Json.Nodes;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Planning;
using Okta.Xaas.Snapshots.Reporting;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Feeds;

namespace Okta.Xaas.Tool.Report;

/// <summary>
/// The run in a file. As JSON for an audit trail: the plan and the account of what was sent, which <see cref="SnapshotResult.FromJson"/> reads, and the rows that
/// were rejected. As CSV for those who keep the HR system: one line for each person.
/// </summary>
internal sealed class RunReport(IDisplay display, IReadOnlyList<string> paths)
{
    private const string ForPeople = ".csv";

    /// <summary>Throws when a report could not be written, before anything is sent that it should tell of.</summary>
    public void EnsureWritable()
    {
        foreach (var path in paths)
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path));
            if (!Directory.Exists(folder)) throw new UsageException($"--report {path}: there is no folder {folder}");
            if (Directory.Exists(path)) throw new UsageException($"--report {path}: this is a folder");
        }
    }

    /// <summary>Writes each report as a whole or not at all: nobody ever reads half of one. What can't be written is printed, as the run has been.</summary>
    /// <returns>Whether all were written.</returns>
    public async Task<bool> WriteAsync(HrList list, SynchronizationPlan plan, SnapshotResult? result, IReadOnlyList<RejectedRow> rejected)
    {
        var account = Json(list.Name, result ?? new SnapshotResult { Plan = plan.Summary }, rejected);
        display.Data(account);
        var allWritten = true;
        foreach (var path in paths)
        {
            using var report = new MemoryStream();
            if (path.EndsWith(ForPeople, StringComparison.OrdinalIgnoreCase))
            {
                var people = PeopleReport.ReadAsync(list.Snapshot, plan, result?.Synchronization, list.ReadAbsentAsync());
                await PeopleReport.WriteAsync(report, people, isPlan: result is null);
            }
            else
            {
                report.Write(Encoding.UTF8.GetBytes(JsonText.Of(account) + Environment.NewLine));
            }

            allWritten &= await WriteAsync(path, report.ToArray());
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

    private async Task<bool> WriteAsync(string path, byte[] report)
    {
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            await WriteForOwnerAsync(unfinished, report);
            File.Move(unfinished, path, overwrite: true);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            display.Blank();
            display.Print(Encoding.UTF8.GetString(report).TrimStart('\uFEFF'));
            display.Fail($"--report {path} could not be written, so it stands above: {fault.Message}");
            return false;
        }
    }

    // A report tells of people: on Unix it is its owner's only (0600), on Windows it inherits the rights of its folder. An old one is not written into, as it may be open to others.
    private static async Task WriteForOwnerAsync(string path, byte[] report)
    {
        File.Delete(path);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, how);
        await file.WriteAsync(report);
    }

    private static JsonObject Row(RejectedRow row) => new()
    {
        ["line"] = row.Line,
        ["externalId"] = row.ExternalId,
        ["message"] = row.Message,
    };
}

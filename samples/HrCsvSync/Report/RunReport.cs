using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Okta.Xaas.Results;
using Okta.Xaas.Snapshots.Planning;

namespace HrCsvSync.Report;

/// <summary>
/// The run for an audit trail: the plan, which <see cref="PlanSummary.FromJson"/> reads, the account of what was sent, which <see cref="SyncResult.FromJson"/>
/// reads, and the rows that were held back.
/// </summary>
internal static class RunReport
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Throws when the report could not be written, before anything is sent that it should tell of.</summary>
    public static void EnsureWritable(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder)) throw new UsageException($"--report {path}: there is no folder {folder}");
        if (Directory.Exists(path)) throw new UsageException($"--report {path}: this is a folder");
    }

    /// <summary>Writes the report as a whole or not at all: nobody ever reads half of one.</summary>
    public static async Task WriteAsync(
        string path, string exportName, PlanSummary plan, SyncResult? result, IReadOnlyList<RejectedRow> rejected, CancellationToken cancellationToken)
    {
        var report = new JsonObject
        {
            ["export"] = new JsonObject
            {
                ["file"] = exportName,
                ["rejectedRows"] = new JsonArray([.. rejected.Select(Row)]),
            },
            ["plan"] = JsonNode.Parse(plan.ToJson()),
            ["synchronization"] = result is null ? null : JsonNode.Parse(result.ToJson()),
        };
        var unfinished = $"{path}.{Environment.ProcessId}.tmp";
        await File.WriteAllTextAsync(unfinished, report.ToJsonString(Readable) + Environment.NewLine, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }

    private static JsonObject Row(RejectedRow row) => new()
    {
        ["line"] = row.Line,
        ["externalId"] = row.ExternalId,
        ["message"] = row.Message,
    };
}

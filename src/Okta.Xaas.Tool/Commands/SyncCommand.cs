using System.CommandLine;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Feeds;
using Okta.Xaas.Tool.Synchronization;

namespace Okta.Xaas.Tool.Commands;

/// <summary><c>plan</c> and <c>sync</c>: the same, but that a plan sends nothing.</summary>
internal static class SyncCommand
{
    public static Command Sync(CommonOptions common) => Create(
        common, "sync", "Send what changed since the last run, of people, groups and memberships, and deactivate who is not in the list any more.", isPlan: false);

    public static Command Plan(CommonOptions common) => Create(common, "plan", "Only say what sync would do, and in how many sessions; nothing is sent.", isPlan: true);

    private static Command Create(CommonOptions common, string name, string description, bool isPlan)
    {
        var file = new Option<string?>("--file", "-f") { Description = "The HR system's export: a workbook (.xlsx), JSON (.json, .ndjson, .jsonl), or else CSV. Without it the database of the settings under HrDatabase is read." }.NotBlank();
        var mapping = new Option<string?>("--mapping", "-m") { Description = "The JSON file that says what the export's columns mean." }.NotBlank();
        var report = new Option<string[]>("--report", "-r") { Description = "Write what was planned and done to this file: as JSON, or, if it ends with .csv, one line for each person. Can be given twice." }.NotBlank();
        var allowDeletions = new Option<bool>("--allow-deletions") { Description = "Let this run delete more than the safeguards allow." };
        var allow = new Option<string[]>("--allow") { Description = "Let this run do exactly what a safeguard has found, as it says, for example Renames:users:2. Can be given more than once." };
        allow.Validators.Add(given =>
        {
            foreach (var text in given.GetValueOrDefault<string[]>() ?? [])
            {
                try
                {
                    SafeguardFinding.Parse(text);
                }
                catch (FormatException fault)
                {
                    given.AddError($"--allow: {fault.Message}");
                }
            }
        });

        var command = new Command(name, description) { file, mapping, report, allowDeletions, allow };
        command.Validators.Add(given =>
        {
            if (given.GetValue(file) is null != given.GetValue(mapping) is null) given.AddError("--file and --mapping belong together: an export, and what its columns mean.");
        });
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) =>
        {
            var arguments = new SyncArguments(
                new ListChoice(parsed.GetValue(file), parsed.GetValue(mapping), target.Settings),
                target,
                parsed.GetValue(report) ?? [],
                isPlan,
                parsed.GetValue(allowDeletions),
                [.. (parsed.GetValue(allow) ?? []).Select(SafeguardFinding.Parse)]);
            return new SyncRun(arguments, display, TimeProvider.System).RunAsync(cancellationToken);
        }));
        return command;
    }
}

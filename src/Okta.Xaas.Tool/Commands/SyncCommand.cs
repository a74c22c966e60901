using System.CommandLine;
using Okta.Xaas.Snapshots;
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
        var list = new ListOptions(ListOptions.Export);
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

        var command = new Command(name, description);
        list.AddTo(command);
        foreach (var option in (Option[])[report, allowDeletions, allow]) command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) =>
        {
            var arguments = new SyncArguments(
                list.Of(parsed, target.Settings),
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

using System.CommandLine;
using HrCsvSync.Connection;
using Okta.Xaas.Snapshots.Safeguards;

namespace HrCsvSync.Cli;

/// <summary>The command line.</summary>
internal static class SyncCommand
{
    // Time to cancel the open session at Okta after Ctrl+C; it takes a request or two.
    private static readonly TimeSpan TimeToCancel = TimeSpan.FromSeconds(60);

    public static Task<int> InvokeAsync(string[] args)
    {
        var file = new Option<string?>("--file", "-f") { Description = "The HR system's export in CSV. Default: the shipped one of made-up people." };
        var mapping = new Option<string?>("--mapping", "-m") { Description = "The JSON file that says what its columns mean. Default: the shipped one." };
        var report = new Option<string[]>("--report", "-r") { Description = "Write what was planned and done to this file: as JSON, or, if it ends with .csv, one line for each person. Can be given twice." };
        var state = new Option<string?>("--state", "-s")
        {
            Description = "The file that remembers what was imported. Default: one in this user's local application data; for the emulated org a temporary one.",
        };
        var plan = new Option<bool>("--plan", "--dry-run") { Description = "Only say what would be done, and in how many sessions; nothing is sent." };
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
        var verbose = new Option<bool>("--verbose") { Description = "Plain lines, what the SDK logs, and the stack of a failure." };
        var timeScale = new Option<double>("--time-scale")
        {
            Description = "How much faster the emulated org's clock runs: with 60 its five minutes between two sessions take five seconds.",
            DefaultValueFactory = _ => 1,
        };
        timeScale.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<double>() is not (>= 0.01 and <= 10_000)) given.AddError("--time-scale must be 0.01 to 10000.");
        });

        var command = new RootCommand(
            "Brings an HR export into Okta: sends what changed since the last run, of people, groups and memberships, and deactivates who is not in it any more. " +
            "Without settings under Okta:Xaas it does so in an emulated org inside this program.")
        {
            file, mapping, state, report, plan, allowDeletions, allow, timeScale, verbose,
        };
        command.SetAction((parsed, cancellationToken) => SyncProgram.RunAsync(
            new SyncArguments(
                parsed.GetValue(file) ?? Shipped("data", "hr-export.csv"),
                parsed.GetValue(mapping) ?? Shipped("hr-mapping.json"),
                parsed.GetValue(state),
                parsed.GetValue(report) ?? [],
                parsed.GetValue(plan),
                parsed.GetValue(allowDeletions),
                [.. (parsed.GetValue(allow) ?? []).Select(SafeguardFinding.Parse)],
                parsed.GetValue(timeScale),
                parsed.GetValue(verbose)),
            OktaSettings.Load(),
            TimeProvider.System,
            cancellationToken));
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeToCancel });
    }

    private static string Shipped(params string[] path) => Path.Combine([AppContext.BaseDirectory, .. path]);
}

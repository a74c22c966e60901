using System.CommandLine;

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
        var report = new Option<string?>("--report", "-r") { Description = "Write the result, with every rejected row, to this JSON file." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be sent, and in how many sessions; nothing is sent." };
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
            "Brings the people of an HR export into Okta: active ones are created or updated, leavers deactivated, groups and memberships written. " +
            "Without settings under Okta:Xaas it does so in an emulated org inside this program.")
        {
            file, mapping, report, dryRun, timeScale, verbose,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(dryRun) && given.GetValue(report) is not null) given.AddError("--report tells what was sent, and --dry-run sends nothing: leave one of them out.");
        });
        command.SetAction((parsed, cancellationToken) => SyncProgram.RunAsync(
            new SyncArguments(
                parsed.GetValue(file) ?? Shipped("data", "hr-export.csv"),
                parsed.GetValue(mapping) ?? Shipped("hr-mapping.json"),
                parsed.GetValue(report),
                parsed.GetValue(dryRun),
                parsed.GetValue(timeScale),
                parsed.GetValue(verbose)),
            cancellationToken));
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeToCancel });
    }

    private static string Shipped(params string[] path) => Path.Combine([AppContext.BaseDirectory, .. path]);
}

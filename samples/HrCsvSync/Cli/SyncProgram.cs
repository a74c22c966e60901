using HrCsvSync.Connection;
using HrCsvSync.Display;
using Microsoft.Extensions.Options;
using Okta.Xaas.Results;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Reading;
using Okta.Xaas.Snapshots.Store;

namespace HrCsvSync.Cli;

/// <summary>Runs the command and turns whatever ends it into one clear line and an exit code.</summary>
internal static class SyncProgram
{
    public static Task<int> RunAsync(SyncArguments arguments, OktaSettings settings, TimeProvider clock, CancellationToken cancellationToken) =>
        RunAsync(arguments, settings, clock, DisplayChoice.Choose(arguments.Verbose), cancellationToken);

    public static async Task<int> RunAsync(SyncArguments arguments, OktaSettings settings, TimeProvider clock, IDisplay display, CancellationToken cancellationToken)
    {
        try
        {
            return await new SyncRun(arguments, display, settings, clock).RunAsync(cancellationToken);
        }
        catch (Exception fault)
        {
            // The last line of defence: whatever it was, the user reads one line, and the stack on demand.
            display.Fail(LineOf(fault, arguments.Verbose));
            if (arguments.Verbose) display.Fail(fault.ToString());
            return ExitCodes.Failure;
        }
    }

    private static string LineOf(Exception fault, bool verbose) => fault switch
    {
        SnapshotReadException or UsageException => $"{fault.Message}. Nothing was sent.",
        OptionsValidationException options => $"The settings under Okta:Xaas need mending: {string.Join(" ", options.Failures)} Nothing was sent.",
        SnapshotStoreException or SnapshotBusyException => fault.Message,
        SynchronizationCanceledException or SynchronizationException => fault.Message,
        OperationCanceledException => "Cancelled before anything was sent.",
        _ => $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}{(verbose ? "" : " (--verbose shows the stack)")}",
    };
}

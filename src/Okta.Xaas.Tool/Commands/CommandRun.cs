using Microsoft.Extensions.Options;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;

namespace Okta.Xaas.Tool.Commands;

/// <summary>Runs a command and turns whatever ends it into one clear line and an exit code.</summary>
internal static class CommandRun
{
    public static async Task<int> RunAsync(IDisplay display, bool verbose, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception fault)
        {
            // The last line of defence: whatever it was, the user reads one line, and the stack on demand.
            display.Fail(LineOf(fault, verbose));
            if (verbose) display.Fail(fault.ToString());
            return ExitCodes.Failure;
        }
    }

    private static string LineOf(Exception fault, bool verbose) => fault switch
    {
        SnapshotReadException or UsageException => $"{fault.Message.TrimEnd('.')}. Nothing was sent.",
        OptionsValidationException options => $"The settings need mending: {string.Join(" ", options.Failures)} Nothing was sent.",
        SnapshotStoreException or SnapshotBusyException or ApprovalException or OktaApiException => fault.Message.ReplaceLineEndings(" "),
        SynchronizationCanceledException or SynchronizationException => fault.Message,
        OperationCanceledException => "Cancelled before anything was sent.",
        _ => $"{fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}{(verbose ? "" : " (--verbose shows the stack)")}",
    };
}

using System.CommandLine;
using System.CommandLine.Invocation;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;

namespace Okta.Xaas.Tool.Commands;

/// <summary>The command line.</summary>
internal static class RootCommands
{
    // Time to cancel the open session at Okta after Ctrl+C; it takes a request or two.
    private static readonly TimeSpan TimeToCancel = TimeSpan.FromSeconds(60);

    public static RootCommand Create()
    {
        var common = new CommonOptions();
        var root = new RootCommand("Brings an HR system's people into Okta through an identity source, and looks at what Okta and the store have.")
        {
            SyncCommand.Plan(common),
            SyncCommand.Sync(common),
            LookCommands.Verify(common),
            LookCommands.Reconcile(common),
            LookCommands.People(common),
            SessionsCommand.Create(common),
            LookCommands.Store(common),
            LookCommands.Doctor(common),
            CompletionCommand.Create(),
        };
        common.AddTo(root);
        return root;
    }

    public static Task<int> InvokeAsync(string[] args)
    {
        var parsed = Create().Parse(args);

        // What is wrong stands on standard error, a line each: standard output is a program's, and --help tells the rest. Who has typed nothing is shown it.
        if (args.Length > 0 && parsed.Action is ParseErrorAction)
        {
            foreach (var fault in parsed.Errors) Console.Error.WriteLine(VisibleText.Line(fault.Message));
            return Task.FromResult(ExitCodes.Failure);
        }

        return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeToCancel });
    }
}

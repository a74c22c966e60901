using System.CommandLine;

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
            ApproveCommand.Approve(common),
            ApproveCommand.Refuse(common),
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

    public static Task<int> InvokeAsync(string[] args) => Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeToCancel });
}

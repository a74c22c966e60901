using System.CommandLine;
using Okta.Xaas.Tool.Looks;

namespace Okta.Xaas.Tool.Commands;

/// <summary><c>approve</c> and <c>refuse</c>: what another person says to a run that a safeguard stopped.</summary>
internal static class ApproveCommand
{
    public static Command Approve(CommonOptions common)
    {
        var id = new Argument<string?>("approval") { Description = "The approval, as sync tells it. Without one, everything that waits is listed.", Arity = ArgumentArity.ZeroOrOne }.NotBlank();
        var (by, comment) = (By(), Comment());
        var command = new Command("approve", "List the runs that a safeguard stopped, or approve one: the next sync sends it, as far as the list still says it.") { id, by, comment };
        command.Validators.Add(given =>
        {
            if (given.GetValue(id) is null && (given.GetValue(by) is not null || given.GetValue(comment) is not null)) given.AddError("--by and --comment are of use with an approval only: name one.");
        });
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) =>
        {
            var run = new ApprovalRun(target, display, TimeProvider.System);
            return parsed.GetValue(id) is { } approval ? run.DecideAsync(approval, approve: true, parsed.GetValue(by), parsed.GetValue(comment), cancellationToken) : run.ListAsync(cancellationToken);
        }));
        return command;
    }

    public static Command Refuse(CommonOptions common)
    {
        var id = new Argument<string>("approval") { Description = "The approval, as sync tells it." }.NotBlank();
        var (by, comment) = (By(), Comment());
        var command = new Command("refuse", "Refuse a run that a safeguard stopped: a sync that would do the same stays stopped.") { id, by, comment };
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) =>
            new ApprovalRun(target, display, TimeProvider.System).DecideAsync(parsed.GetRequiredValue(id), approve: false, parsed.GetValue(by), parsed.GetValue(comment), cancellationToken)));
        return command;
    }

    private static Option<string?> By() => new("--by") { Description = "Who decides; another person than the one who ran sync. Default: the user of this session." };

    private static Option<string?> Comment() => new("--comment") { Description = "What is to be said with it; it goes into the audit trail." };
}

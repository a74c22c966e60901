using System.CommandLine;
using Okta.Xaas.Tool.Sessions;

namespace Okta.Xaas.Tool.Commands;

/// <summary><c>sessions</c>: what Okta has of import sessions.</summary>
internal static class SessionsCommand
{
    public static Command Create(CommonOptions common)
    {
        var list = new Command("list", "Show the sessions that Okta tells of.");
        list.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) => new SessionRuns(target, display, TimeProvider.System).ListAsync(cancellationToken)));

        var watched = new Argument<string?>("id") { Description = "The session. Default: the one that is open or being imported.", Arity = ArgumentArity.ZeroOrOne }.NotBlank().NotDots();
        var watch = new Command("watch", "Follow a session until it has ended.") { watched };
        watch.SetAction((parsed, cancellationToken) =>
            common.RunAsync(parsed, (target, display) => new SessionRuns(target, display, TimeProvider.System).WatchAsync(parsed.GetValue(watched), cancellationToken)));

        var cancelled = new Argument<string>("id") { Description = "The session, as list shows it." }.NotBlank().NotDots();
        var cancel = new Command("cancel", "Cancel a session whose import has not been started; nothing of it is imported.") { cancelled };
        cancel.SetAction((parsed, cancellationToken) =>
            common.RunAsync(parsed, (target, display) => new SessionRuns(target, display, TimeProvider.System).CancelAsync(parsed.GetRequiredValue(cancelled), cancellationToken)));

        return new Command("sessions", "Look at import sessions, and end one that is stuck.") { list, watch, cancel };
    }
}

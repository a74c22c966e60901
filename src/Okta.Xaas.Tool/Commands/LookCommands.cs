using System.CommandLine;
using Okta.Xaas.Tool.Looks;
using Okta.Xaas.Verification;

namespace Okta.Xaas.Tool.Commands;

/// <summary>The commands that ask what the org really has: <c>doctor</c>, <c>verify</c>, <c>reconcile</c>, <c>people</c>, <c>store</c>.</summary>
internal static class LookCommands
{
    public static Command Doctor(CommonOptions common)
    {
        var command = new Command("doctor", "Check connection, sign-in, identity source, sessions, schema and store, and say how to mend what is not in place. Changes nothing.");
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) => new DoctorRun(target, display, TimeProvider.System).RunAsync(cancellationToken)));
        return command;
    }

    public static Command Verify(CommonOptions common)
    {
        var keys = new Argument<string[]>("keys") { Description = "The people's keys.", Arity = ArgumentArity.ZeroOrMore }.NotBlank();
        var list = new ListOptions("The HR system's export: everybody in it is verified.");
        var wait = new Option<int>("--wait") { Description = "How many seconds to wait for what is still on its way at Okta.", DefaultValueFactory = _ => 0 }.Within(0, 86_400);
        var log = new Option<bool>("--log") { Description = "Also tell which failures of imports the System Log of the last day has of them, as far as it names them." };
        var command = new Command("verify", "Say of each person what Okta has made of them: confirmed, waiting, missing, deactivated.") { keys };
        list.AddTo(command);
        command.Options.Add(wait);
        command.Options.Add(log);
        command.Validators.Add(given =>
        {
            if (given.GetValue(keys) is not { Length: > 0 } && !list.HasFile(given)) given.AddError("Whom? Give keys, or --file and --mapping.");
        });
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) => new VerifyRun(target, display, TimeProvider.System).RunAsync(
            parsed.GetValue(keys) ?? [],
            list.Of(parsed, target.Settings),
            new VerificationOptions { SettleTimeLimit = TimeSpan.FromSeconds(parsed.GetValue(wait)), ReadSystemLog = parsed.GetValue(log) },
            cancellationToken)));
        return command;
    }

    public static Command Reconcile(CommonOptions common)
    {
        var correct = new Option<bool>("--correct") { Description = "Correct what is remembered where the org has something else, so that the next sync sends what differs. Sends nothing itself." };
        var report = new Option<string?>("--report", "-r") { Description = "Write what was found to this file, as JSON." }.NotBlank();
        var command = new Command("reconcile", "Hold what is remembered as imported against what the org really has.") { correct, report };
        command.SetAction((parsed, cancellationToken) => common.RunAsync(
            parsed, (target, display) => new ReconcileRun(target, display, TimeProvider.System).RunAsync(parsed.GetValue(correct), list: null, parsed.GetValue(report), cancellationToken)));
        return command;
    }

    public static Command People(CommonOptions common)
    {
        var key = new Argument<string>("key") { Description = "The person's key." }.NotBlank();
        var command = new Command("people", "Say what is remembered of a person, and what Okta has.") { key };
        command.SetAction((parsed, cancellationToken) =>
            common.RunAsync(parsed, (target, display) => new PeopleRun(target, display, TimeProvider.System).RunAsync(parsed.GetRequiredValue(key), cancellationToken)));
        return command;
    }

    public static Command Store(CommonOptions common)
    {
        var info = new Command("info", "Say what is remembered: of which org, how many runs, how many people and groups.");
        info.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) => new StoreRun(target, display, TimeProvider.System).InfoAsync(cancellationToken)));

        var list = new ListOptions(ListOptions.Export);
        var rebuild = new Command("rebuild", "Make what is remembered anew from the org and the list, after it was lost. Sends nobody.");
        list.AddTo(rebuild);
        rebuild.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) => new ReconcileRun(target, display, TimeProvider.System).RunAsync(
            correct: true, list.Of(parsed, target.Settings), report: null, cancellationToken)));

        var after = new Option<long>("--after") { Description = "The number of the last entry that was exported before, to go on from.", DefaultValueFactory = _ => 0 };
        after.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<long>() < 0) given.AddError("--after must be 0 or more.");
        });
        var trail = new Option<string>("--report", "-r") { Description = "The file, whose place it takes if it is there.", Required = true };
        var audit = new Command("audit", "Write the audit trail of runs and approvals to a file, as JSON lines; it has nothing of people.") { after, trail };
        audit.SetAction((parsed, cancellationToken) => common.RunAsync(
            parsed, (target, display) => new StoreRun(target, display, TimeProvider.System).AuditAsync(parsed.GetRequiredValue(trail), parsed.GetValue(after), cancellationToken)));

        return new Command("store", "Look at what is remembered of the org.") { info, rebuild, audit };
    }
}

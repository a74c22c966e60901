using System.CommandLine;
using Okta.Xaas.Tool.Feeds;
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
        var file = new Option<string?>("--file", "-f") { Description = "The HR system's export: everybody in it is verified." }.NotBlank();
        var mapping = new Option<string?>("--mapping", "-m") { Description = "The JSON file that says what the export's columns mean." }.NotBlank();
        var wait = new Option<int>("--wait") { Description = "How many seconds to wait for what is still on its way at Okta.", DefaultValueFactory = _ => 0 }.Within(0, 86_400);
        var log = new Option<bool>("--log") { Description = "Also tell which failures of imports the System Log of the last day has of them, as far as it names them." };
        var command = new Command("verify", "Say of each person what Okta has made of them: confirmed, waiting, missing, deactivated.") { keys, file, mapping, wait, log };
        command.Validators.Add(given =>
        {
            if (given.GetValue(file) is null != given.GetValue(mapping) is null) given.AddError("--file and --mapping belong together: an export, and what its columns mean.");
            if (given.GetValue(keys) is not { Length: > 0 } && given.GetValue(file) is null) given.AddError("Whom? Give keys, or --file and --mapping.");
        });
        command.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) => new VerifyRun(target, display, TimeProvider.System).RunAsync(
            parsed.GetValue(keys) ?? [],
            new ListChoice(parsed.GetValue(file), parsed.GetValue(mapping), target.Settings),
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

        var file = new Option<string?>("--file", "-f") { Description = "The HR system's export. Without it the database of the settings under HrDatabase is read." }.NotBlank();
        var mapping = new Option<string?>("--mapping", "-m") { Description = "The JSON file that says what the export's columns mean." }.NotBlank();
        var rebuild = new Command("rebuild", "Make what is remembered anew from the org and the list, after it was lost. Sends nobody.") { file, mapping };
        rebuild.Validators.Add(given =>
        {
            if (given.GetValue(file) is null != given.GetValue(mapping) is null) given.AddError("--file and --mapping belong together: an export, and what its columns mean.");
        });
        rebuild.SetAction((parsed, cancellationToken) => common.RunAsync(parsed, (target, display) => new ReconcileRun(target, display, TimeProvider.System).RunAsync(
            correct: true, new ListChoice(parsed.GetValue(file), parsed.GetValue(mapping), target.Settings), report: null, cancellationToken)));

        return new Command("store", "Look at what is remembered of the org.") { info, rebuild };
    }
}

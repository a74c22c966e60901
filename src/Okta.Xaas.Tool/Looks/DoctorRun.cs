using System.Text.Json.Nodes;
using Okta.Xaas.Diagnosis;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;

namespace Okta.Xaas.Tool.Looks;

/// <summary>Whether everything is in place.</summary>
internal sealed class DoctorRun(TargetOptions target, IDisplay display, TimeProvider clock)
{
    private const string Store = "Store";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        display.Say("Okta", okta.About);
        var report = await okta.Diagnostics.CheckAsync(cancellationToken);
        var checks = report.Checks.Select(check => (Name: check.Kind.ToString(), check.State, check.Message, check.Mend)).Append(await StoreAsync(okta, cancellationToken)).ToList();
        foreach (var (name, state, message, mend) in checks) display.Say(Word(state), $"{name}: {Sentence(message)}{(mend is null ? "" : $" {mend}")}");
        var worst = checks.Any(check => check.State == DiagnosticState.Failed) ? DiagnosticState.Failed : checks.Any(check => check.State == DiagnosticState.Warning) ? DiagnosticState.Warning : DiagnosticState.Ok;
        display.Data(new JsonObject
        {
            ["state"] = Word(worst),
            ["checks"] = new JsonArray([.. checks.Select(check => new JsonObject { ["name"] = check.Name, ["state"] = Word(check.State), ["message"] = check.Message, ["mend"] = check.Mend })]),
        });
        return worst switch { DiagnosticState.Failed => ExitCodes.Failure, DiagnosticState.Warning => ExitCodes.Incomplete, _ => ExitCodes.Success };
    }

    // Read, and of this source: what a run finds out at its beginning.
    private static async Task<(string Name, DiagnosticState State, string Message, string? Mend)> StoreAsync(OktaTarget okta, CancellationToken cancellationToken)
    {
        if (okta.StoreChoice.Missing is { } missing) return (Store, DiagnosticState.Warning, $"{missing}.", null);
        try
        {
            await using var lease = await okta.Store.TryAcquireAsync(okta.Options.IdentitySourceId!, cancellationToken);
            if (lease is null) return (Store, DiagnosticState.Warning, "a run has it just now.", "Look again when the run has ended.");
            return lease.Source.Org is { } other && other != OrgOf(okta.Options.OktaDomain!)
                ? (Store, DiagnosticState.Failed, $"{okta.StoreChoice.About} is of {other}, and the settings name {OrgOf(okta.Options.OktaDomain!)}.", "Use a state of its own for each org; if it is the same org under a new name, set Snapshots:FormerOktaDomain for one run.")
                : (Store, DiagnosticState.Ok, $"{okta.StoreChoice.About}; {(lease.Source.Runs == 0 ? "nothing was imported yet" : $"it has seen {Words.Count(lease.Source.Runs, "run")}")}{(lease.Source.Org is { } org ? $" of {org}" : "")}.", null);
        }
        catch (SnapshotStoreException fault)
        {
            return (Store, DiagnosticState.Failed, fault.Message.ReplaceLineEndings(" "), null);
        }
    }

    private static string Sentence(string message) => message.EndsWith('.') ? message : message + ".";

    // As the store has it.
    private static string OrgOf(Uri domain) => domain.IsLoopback ? "localhost" : domain.IdnHost.ToLowerInvariant();

    private static string Word(DiagnosticState state) => state.ToString().ToLowerInvariant();
}

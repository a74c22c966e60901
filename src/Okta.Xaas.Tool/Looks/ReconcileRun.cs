using System.Text.Json.Nodes;
using Okta.Xaas.Snapshots.Reconciliation;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using Okta.Xaas.Tool.Feeds;
using Okta.Xaas.Tool.Report;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Looks;

/// <summary>What is remembered against what the org has.</summary>
internal sealed class ReconcileRun(TargetOptions target, IDisplay display, TimeProvider clock)
{
    private const int MostShown = 50;

    public async Task<int> RunAsync(bool correct, ListChoice? list, string? report, CancellationToken cancellationToken)
    {
        var file = report is null ? null : new ReportFile(display, report);
        file?.EnsureWritable(target.Inputs);
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        if (list is null) okta.StoreChoice.EnsureThere();
        display.Say("Okta", okta.About);
        display.Say("State", okta.StoreChoice.About);
        using var open = list is null ? null : await HrList.OpenAsync(list, okta.Clock, cancellationToken);
        var found = await okta.Reconciler.ReconcileAsync(new ReconciliationOptions { Correct = correct, List = open?.Snapshot }, cancellationToken);
        var json = JsonNode.Parse(found.ToJson())!;
        display.Data(json);
        var isWritten = file is null || await file.WriteAsync(ReportFile.Bytes(json));
        if (found.Refused is { } refused)
        {
            display.Fail($"Okta did not tell, so nothing was compared. {refused}");
            return ExitCodes.Failure;
        }

        Show(found);
        return !isWritten ? ExitCodes.Failure : found.IsAsExpected || correct ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    private static IReadOnlyList<string> Row(string name, ReconciliationCounts counts, string? same = null) =>
        [name, same ?? Number(counts.Same), Number(counts.Missing), Number(counts.NotLinked), Number(counts.Deactivated), Number(counts.Drifted), Number(counts.LeftOver)];

    private void Show(ReconciliationReport found)
    {
        display.Show(new DataTable(
            "What is remembered, against the org",
            ["", "same", "not there", "not linked", "deactivated", "other values", "left over"],
            1,
            [Row("people", found.Users), Row("groups", found.Groups), Row("memberships", found.Memberships, "not counted")]));
        if (found.Differences.Count > 0)
        {
            var all = found.Users.Different + found.Groups.Different + found.Memberships.Different;
            var lines = found.Differences.Take(MostShown).Select(difference => difference.ToString()).ToList();
            if (all > MostShown) lines.Add($"… and {Number(all - MostShown)} more; --report and --json tell of the first 10,000");
            display.ShowList($"Differences ({Number(all)})", lines);
        }

        display.Blank();
        if (found.WithoutKey > 0) display.Say("Note", $"{Count(found.WithoutKey, "user of the app has", "users of the app have")} no key of the HR system, and {(found.WithoutKey == 1 ? "is" : "are")} left alone");
        if (found.GroupsRefused is { } refused) display.Say("Note", $"groups that only Okta has are not told. {refused}");
        if (found.TakenFromList > 0) display.Say("Taken", $"{Count(found.TakenFromList, "person or group", "people and groups")} of the list: the org has what it says, so the next sync sends nothing of them");
        display.Say("Corrected", found.Corrected ? "what is remembered is what the org has; the next sync sends what the list has otherwise" : found.IsAsExpected ? "nothing, as nothing differs" : "nothing; --correct does");
    }
}

using System.Text.Json.Nodes;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Endings;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Looks;

/// <summary>What a safeguard stopped: shown, approved, refused.</summary>
internal sealed class ApprovalRun(TargetOptions target, IDisplay display, TimeProvider clock)
{
    public async Task<int> ListAsync(CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        okta.StoreChoice.EnsureThere();
        display.Say("State", okta.StoreChoice.About);
        var open = await okta.Approvals.ListAsync(cancellationToken);
        if (open.Count == 0) display.Say("Waits", "nothing");
        foreach (var approval in open) Show(approval);
        display.Data(new JsonObject { ["approvals"] = new JsonArray([.. open.Select(ToJson)]) });
        return open.Any(approval => approval.State == ApprovalState.Waiting) ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    public async Task<int> DecideAsync(string approvalId, bool approve, string? by, string? comment, CancellationToken cancellationToken)
    {
        await using var okta = await OktaTarget.ConnectAsync(target, clock);
        okta.StoreChoice.EnsureThere();
        var who = string.IsNullOrWhiteSpace(by) ? Environment.UserName : by;
        FeedApproval decided;
        try
        {
            decided = approve ? await okta.Approvals.ApproveAsync(approvalId, who, comment, cancellationToken) : await okta.Approvals.RefuseAsync(approvalId, who, comment, cancellationToken);
        }
        catch (ArgumentException fault)
        {
            throw new UsageException(fault.Message);
        }

        Show(decided);
        if (!approve) display.Say("", "a sync that would do the same stays stopped");
        else display.Say("", WhenItIsSent((await okta.Status.ReadAsync(cancellationToken)).NextRunAt));
        display.Data(ToJson(decided));
        return ExitCodes.Success;
    }

    // A service that plans the feed's runs looks for approvals each minute, unless it is told not to, or is down.
    private static string WhenItIsSent(DateTimeOffset? nextRunAt) => nextRunAt is { } next
        ? $"the next run sends it, as far as the list still says it: within minutes, where the feed's service takes up approvals, else at {next:u}, or a sync before"
        : "the next sync sends it, as far as the list still says it";

    private void Show(FeedApproval approval)
    {
        display.Blank();
        display.Say("Approval", $"{approval.ApprovalId}, {Words(approval)}");
        display.Say("Asked", $"by {approval.RequestedBy}, {approval.RequestedAt:u}; until {approval.ValidUntil:u}");
        display.Say("Would send", $"{Count(approval.Changes, "change")}: {Count(approval.Users.Added, "person", "people")} added, {Number(approval.Users.Updated)} updated, {Number(approval.Users.Deleted)} deactivated");
        display.ShowList("Stopped by safeguards", [.. approval.Findings.Select(hit => hit.Message)]);
        if (approval.Comment is { } comment) display.Say("Said", comment);
    }

    private static string Words(FeedApproval approval) => approval.State switch
    {
        ApprovalState.Waiting => "which waits for a decision",
        ApprovalState.Approved => $"approved by {approval.DecidedBy}, {approval.DecidedAt:u}",
        ApprovalState.Refused => $"refused by {approval.DecidedBy}, {approval.DecidedAt:u}",
        _ => approval.State.ToString(),
    };

    private static JsonObject ToJson(FeedApproval approval) => new()
    {
        ["approvalId"] = approval.ApprovalId,
        ["state"] = approval.State.ToString(),
        ["requestedBy"] = approval.RequestedBy,
        ["requestedAt"] = approval.RequestedAt,
        ["validUntil"] = approval.ValidUntil,
        ["changes"] = approval.Changes,
        ["findings"] = new JsonArray([.. approval.Findings.Select(hit => (JsonNode)new JsonObject { ["finding"] = hit.ToFinding().ToString(), ["message"] = hit.Message })]),
        ["decidedBy"] = approval.DecidedBy,
        ["decidedAt"] = approval.DecidedAt,
        ["comment"] = approval.Comment,
    };
}

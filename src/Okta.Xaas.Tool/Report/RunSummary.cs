using System.Globalization;
using Okta.Xaas.Emulator;
using Okta.Xaas.Snapshots;
using Okta.Xaas.Snapshots.Approvals;
using Okta.Xaas.Tool.Connection;
using Okta.Xaas.Tool.Display;
using Okta.Xaas.Tool.Feeds;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Report;

/// <summary>What is said before, about and after a run.</summary>
internal sealed class RunSummary(IDisplay display)
{
    // More than a screen of rejected rows is for the report, not for the eye.
    private const int MostRowsShown = 25;

    private const int GroupsShown = 3;

    private const int AttributesShown = 8;

    public void Target(OktaTarget okta)
    {
        display.Say("Okta", okta.About);
        display.Say("State", okta.StoreChoice.About);
    }

    public void Found(HrList list, PlanSummary plan)
    {
        display.Say("List", list.About);
        var groups = $"{Count(plan.Groups.Listed, "group")}, {Count(plan.Memberships.Listed, "membership")}";
        display.Say("Found", $"{Count(plan.Users.Listed, "person", "people")}, {groups}{HeldBack(plan.HeldBackCounts)}");
        foreach (var note in list.Notes) display.Say("", note);
        foreach (var note in plan.Notes) display.Say("Note", note);
    }

    public void Plan(PlanSummary plan)
    {
        if (plan.Changes == 0)
        {
            display.Say("Plan", plan.HeldBackCount == 0 ? "nothing has changed since the last run, so nothing is to be sent" : "nothing is to be sent");
            return;
        }

        var estimate = plan.Estimate;
        var requests = $"{Count(estimate.Batches, "request")} ({Size(estimate.Bytes)})";
        var wait = estimate.ShortestTime > TimeSpan.Zero ? $", which takes at least {Time(estimate.ShortestTime)}, as Okta wants five minutes between two sessions" : "";
        display.Say("Plan", $"{Count(plan.Changes, "change")} in {requests} and {Count(estimate.Sessions, "session")}{wait}");
        if (plan.ChangedAttributes.Count == 0) return;
        var attributes = plan.ChangedAttributes.OrderByDescending(attribute => attribute.Value).ThenBy(attribute => attribute.Key, StringComparer.Ordinal).ToList();
        var more = attributes.Count > AttributesShown ? $" and {attributes.Count - AttributesShown} more" : "";
        display.Say("", $"changed attributes: {string.Join(", ", attributes.Take(AttributesShown).Select(attribute => $"{attribute.Key} ({Number(attribute.Value)})"))}{more}");
    }

    /// <summary>What is shown of a plan that is not carried out.</summary>
    public void PlanInFull(HrList list, PlanSummary plan, IReadOnlyList<RejectedRow> rejected)
    {
        display.Show(SyncTables.Planned(plan));
        HeldBack(list.Place, plan, rejected);
    }

    public void NothingSent()
    {
        display.Blank();
        display.Say("Sent", "nothing, as only a plan was asked for");
    }

    public void Stopped(IReadOnlyList<SafeguardHit> hits) => display.ShowList("Stopped by safeguards", [.. hits.Select(hit => hit.Message)]);

    /// <summary>What another person can do about a run that was stopped.</summary>
    public void Waits(FeedApproval? approval)
    {
        if (approval is null) return;
        display.Say("Approval", approval.State switch
        {
            ApprovalState.Refused => $"{approval.ApprovalId}, which {approval.DecidedBy} has refused",
            ApprovalState.Approved => $"{approval.ApprovalId}, which {approval.DecidedBy} has approved meanwhile: the next run sends it",
            _ => $"or let another person run: okta-xaas approve {approval.ApprovalId}; until {approval.ValidUntil:u}",
        });
    }

    /// <summary>What was sent by an approval, and what was left.</summary>
    public void Approved(AppliedApproval? approval)
    {
        if (approval is null) return;
        var left = approval.LeftOut == 0 ? "" : $"; {Count(approval.LeftOut, "change")} it does not have, which the next run sends";
        var gone = approval.NotListed == 0 ? "" : $"; {Number(approval.NotListed)} that were approved the list does not say any more";
        display.Say("Approval", $"{approval.ApprovalId} of {approval.ApprovedBy}: {Count(approval.Applied, "change")} sent{left}{gone}");
    }

    public void Result(HrList list, PlanSummary plan, SyncResult? result, IReadOnlyList<RejectedRow> rejected)
    {
        if (result is { Counts.Count: > 0 }) display.Show(SyncTables.Result(result));
        if (result is { Sessions.Count: > 0 }) display.Show(SyncTables.Sessions(result));
        HeldBack(list.Place, plan, rejected);
        if (result is null or { ReadToEnd: true }) return;
        display.Blank();
        display.Say("Unread", "the run ended before all changes were sent; run it again, which sends what is missing");
    }

    /// <summary>A look into the emulated directory: what an administrator would see.</summary>
    public void Directory(OktaEmulator? emulator)
    {
        if (emulator is null) return;
        var users = emulator.Directory.Users.Values;
        var groups = emulator.Directory.Groups;
        var memberships = emulator.Directory.Memberships;
        display.Blank();
        var people = $"{Count(users.Count(user => user.IsActive), "active user")}, {Number(users.Count(user => !user.IsActive))} deactivated";
        display.Say("Directory", $"{people}, {Count(groups.Count, "group")}, {Count(memberships.Values.Sum(members => members.Count), "membership")}");
        var largest = memberships.OrderByDescending(group => group.Value.Count).ThenBy(group => group.Key, StringComparer.Ordinal).Take(GroupsShown);
        var shown = largest.Select(group => $"{groups[group.Key].Profile["displayName"]} ({Number(group.Value.Count)})");
        if (groups.Count > 0) display.Say("", $"largest groups: {string.Join(", ", shown)}");
    }

    public void Verdict(TimeSpan duration, string? why, double timeScale)
    {
        var clock = timeScale == 1 ? "" : $" by a clock that runs at {timeScale.ToString(CultureInfo.InvariantCulture)} times the speed";
        display.Say("Done", $"in {Time(duration)}{clock}{(why is null ? "" : $"; {why}")}");
    }

    private static string HeldBack(HeldBackCounts counts)
    {
        (long Count, string One, string? Many)[] kinds =
            [(counts.Users, "rejected row", null), (counts.Waiting, "person or group waits", "people or groups wait"), (counts.Groups, "group held back", "groups held back"), (counts.Memberships, "membership held back", "memberships held back")];
        return string.Concat(kinds.Where(kind => kind.Count > 0).Select((kind, place) => $"{(place == 0 ? "; " : ", ")}{Count(kind.Count, kind.One, kind.Many)}"));
    }

    private void HeldBack(string place, PlanSummary plan, IReadOnlyList<RejectedRow> rejected)
    {
        List("Rejected rows", [.. rejected.Select(row => row.Text(place))], plan.HeldBackCounts.Users + rejected.Count(row => row.Line is null));
        List("People who wait", Waiting.People(plan, place), plan.HeldBackCounts.Waiting - Waiting.Groups(plan));
        List("Groups and memberships held back", Waiting.GroupsAndMemberships(plan, place), plan.HeldBackCounts.Groups + plan.HeldBackCounts.Memberships + Waiting.Groups(plan));
    }

    private void List(string title, IReadOnlyList<string> lines, long count)
    {
        if (lines.Count == 0) return;
        var shown = lines.Take(MostRowsShown).ToList();
        if (lines.Count > MostRowsShown) shown.Add($"… and {Number(lines.Count - MostRowsShown)} more; --report result.csv tells of everybody");
        display.ShowList($"{title} ({Number(Math.Max(count, 1))})", shown);
    }
}

using System.Globalization;
using HrCsvSync.Connection;
using HrCsvSync.Display;
using HrCsvSync.People;
using Okta.Xaas.Emulator;
using Okta.Xaas.Results;
using static HrCsvSync.Report.SyncTables;

namespace HrCsvSync.Report;

/// <summary>What is said before, about and after a run.</summary>
internal sealed class RunSummary(IDisplay display)
{
    // More than a screen of rejected rows is for the report, not for the eye.
    private const int MostRowsShown = 25;

    private const int GroupsShown = 3;

    public void Target(OktaTarget okta) => display.Say(
        "Okta",
        okta.Emulator is null
            ? $"{okta.Options.OktaDomain!.GetLeftPart(UriPartial.Authority)}, identity source {okta.Options.IdentitySourceId}"
            : "an emulated org inside this program, as no org is set under Okta:Xaas");

    public void Found(string file, string mapping, ExportSurvey survey, int rejected)
    {
        display.Say("Export", $"{file}, {Count(survey.Rows, "row")}, read with {mapping}");
        var active = survey.Active.Count(person => person.State == PersonState.Active);
        var people = $"{Count(active, "active person", "active people")}, {Count(survey.Leavers.Count, "leaver")}";
        var groups = $"{Count(survey.Groups.Count, "group")}, {Count(survey.Memberships, "membership")}";
        display.Say("Found", $"{people}, {groups}{(rejected == 0 ? "" : $"; {Count(rejected, "rejected row")}")}");
        if (survey.Repeated > 0) display.Say("", $"{Count(survey.Repeated, "row repeats", "rows repeat")} another one and {(survey.Repeated == 1 ? "counts" : "count")} once");
        if (survey.Rehired > 0) display.Say("", $"{Count(survey.Rehired, "person has", "people have")} a leaver's row and an active one: active counts");
    }

    public void Plan(SyncEstimate estimate)
    {
        var requests = $"{Count(estimate.Batches, "request")} ({Size(estimate.Bytes)})";
        var wait = estimate.ShortestTime > TimeSpan.Zero ? $", which takes at least {Time(estimate.ShortestTime)}, as Okta wants five minutes between two sessions" : "";
        display.Say("Plan", $"{Count(estimate.Changes.Values.Sum(), "change")} in {requests} and {Count(estimate.Sessions, "session")}{wait}");
    }

    public void Seeded(int leavers)
    {
        if (leavers > 0) display.Say("Seeded", $"the emulated org with the {Count(leavers, "leaver")}, whom a real org has from earlier runs");
    }

    public void Estimate(SyncEstimate estimate, IReadOnlyList<RejectedRow> rejected)
    {
        display.Show(SyncTables.Estimate(estimate));
        Rejected(rejected);
        display.Blank();
        display.Say("Dry run", "nothing was sent");
    }

    public void Result(SyncResult result, IReadOnlyList<RejectedRow> rejected)
    {
        if (result.Counts.Count > 0) display.Show(SyncTables.Result(result));
        if (result.Sessions.Count > 0) display.Show(Sessions(result));
        Rejected(rejected);
        if (result.ReadToEnd) return;
        display.Blank();
        display.Say("Unread", "the run ended before the whole export was read; run it again to bring in what is missing");
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

    public void Verdict(SyncResult result, int rejected, double timeScale)
    {
        var clock = timeScale == 1 ? "" : $" by a clock that runs at {timeScale.ToString(CultureInfo.InvariantCulture)} times the speed";
        var code = rejected == 0 ? "" : $"; the exit code is 2, as {Count(rejected, "row was", "rows were")} rejected";
        display.Say("Done", $"in {Time(result.Duration)}{clock}{code}");
    }

    private void Rejected(IReadOnlyList<RejectedRow> rejected)
    {
        if (rejected.Count == 0) return;
        var lines = rejected.Take(MostRowsShown).Select(row => row.ToString()).ToList();
        if (rejected.Count > MostRowsShown) lines.Add($"… and {Number(rejected.Count - MostRowsShown)} more; --report result.json lists all");
        display.ShowList($"Rejected rows ({Number(rejected.Count)})", lines);
    }
}

using Okta.Xaas.Snapshots;
using Okta.Xaas.Tool.Display;
using static Okta.Xaas.Tool.Display.Words;

namespace Okta.Xaas.Tool.Report;

/// <summary>A result, or a plan, as tables.</summary>
internal static class SyncTables
{
    private static readonly (string Name, Func<ChangeCounts, long> Count)[] Fates =
    [
        ("imported", counts => counts.Imported),
        ("rejected", counts => counts.Rejected),
        ("without effect", counts => counts.WithoutEffect),
        ("in doubt", counts => counts.InDoubt),
        ("pending", counts => counts.Pending),
        ("not sent", counts => counts.NotSent),
    ];

    /// <summary>What became of the changes, by kind. Fates that nothing met are left out.</summary>
    public static DataTable Result(SyncResult result)
    {
        var fates = Fates.Where(fate => fate.Name == "imported" || result.Counts.Values.Any(counts => fate.Count(counts) > 0)).ToList();
        var rows = result.Counts.OrderBy(kind => kind.Key)
            .Select(IReadOnlyList<string> (kind) => [NameOf(kind.Key), .. fates.Select(fate => Number(fate.Count(kind.Value)))]);
        return new DataTable("Changes", ["", .. fates.Select(fate => fate.Name)], 1, [.. rows]);
    }

    public static DataTable Sessions(SyncResult result)
    {
        var rows = result.Sessions.Select(IReadOnlyList<string> (session) =>
        [
            session.SessionId,
            Text(session.Outcome),
            Number(session.Batches),
            Number(session.Entities),
            Size(session.Bytes),
            session.FinishedAt is { } end ? Time(end - session.CreatedAt) : "",
        ]);
        return new DataTable("Sessions", ["session", "outcome", "requests", "entities", "size", "time"], 2, [.. rows]);
    }

    /// <summary>What a plan would do, by kind. Kinds that the list has nothing of are left out.</summary>
    public static DataTable Planned(PlanSummary plan)
    {
        (string Name, KindCounts Counts)[] kinds = [("people", plan.Users), ("groups", plan.Groups), ("memberships", plan.Memberships)];
        var rows = kinds.Where(kind => kind.Counts.Listed + kind.Counts.Stored > 0).Select(IReadOnlyList<string> (kind) =>
        [
            kind.Name,
            Number(kind.Counts.Stored),
            Number(kind.Counts.Listed),
            Number(kind.Counts.Added),
            Number(kind.Counts.Updated),
            Number(kind.Counts.Deleted),
        ]);
        return new DataTable("Plan", ["", "imported so far", "in the list", "to add", "to update", "to delete"], 1, [.. rows]);
    }

    private static string Text(SessionOutcome outcome) => outcome switch
    {
        SessionOutcome.Imported => "imported",
        SessionOutcome.WithoutEffect => "nothing to do",
        SessionOutcome.Canceled => "cancelled, nothing imported",
        SessionOutcome.LeftOpen => "left open, nothing imported",
        SessionOutcome.ImportPending => "still importing",
        _ => "in doubt",
    };

    private static string NameOf(ChangeKind kind) => kind switch
    {
        ChangeKind.UserUpsert => "people created or updated",
        ChangeKind.UserDelete => "leavers deactivated",
        ChangeKind.GroupUpsert => "groups created or updated",
        ChangeKind.GroupDelete => "groups deleted",
        ChangeKind.MembershipAdd => "memberships added",
        ChangeKind.MembershipRemove => "memberships removed",
        _ => kind.ToString(),
    };
}

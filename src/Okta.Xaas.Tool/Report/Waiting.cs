using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Tool.Report;

/// <summary>What a plan leaves as it is although the person's own row is fine: people who wait, and groups and memberships that are held back.</summary>
/// <remarks>Places are what the list calls them: a line, a row or a record.</remarks>
internal static class Waiting
{
    public static IReadOnlyList<string> People(PlanSummary plan, string place) =>
    [
        .. plan.HeldBack
            .Where(record => record.Kind == "user" && Waits(record))
            .Select(record => $"{(record.Row is { } row ? $"{place} {row}, " : "")}{record.ExternalId}: {record.Message.TrimEnd('.')}"),
    ];

    public static IReadOnlyList<string> GroupsAndMemberships(PlanSummary plan, string place) =>
    [
        .. plan.HeldBack
            .Where(record => record.Kind is "group" or "membership" && record.Reason != HeldBackReason.Protected)
            .Select(record => $"{(record.Row is { } row ? $"{place} {row}, " : "")}{record.Kind}: {record.Message.TrimEnd('.')}")
            .Distinct(),
    ];

    /// <summary>How many of those who wait are groups, as far as the plan names them.</summary>
    public static int Groups(PlanSummary plan) => plan.HeldBack.Count(record => record.Kind == "group" && Waits(record));

    private static bool Waits(HeldBackRecord record) =>
        record.Reason is HeldBackReason.Renamed or HeldBackReason.StandsInHeldBackRecord or HeldBackReason.UserNameNotFree or HeldBackReason.DeletionsWait;
}

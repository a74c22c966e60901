using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Tool.Report;

/// <summary>What a plan leaves as it is although the person's own row is fine: people who wait, and groups and memberships that are held back.</summary>
internal static class Waiting
{
    public static IReadOnlyList<string> People(PlanSummary plan) =>
    [
        .. plan.HeldBack
            .Where(record => record.Kind == "user" && Waits(record))
            .Select(record => $"{(record.Row is { } row ? $"line {row}, " : "")}{record.ExternalId}: {record.Message.TrimEnd('.')}"),
    ];

    public static IReadOnlyList<string> GroupsAndMemberships(PlanSummary plan) =>
    [
        .. plan.HeldBack
            .Where(record => record.Kind is "group" or "membership" && record.Reason != HeldBackReason.Protected)
            .Select(record => $"{(record.Row is { } row ? $"line {row}, " : "")}{record.Kind}: {record.Message.TrimEnd('.')}")
            .Distinct(),
    ];

    /// <summary>How many of those who wait are groups, as far as the plan names them.</summary>
    public static int Groups(PlanSummary plan) => plan.HeldBack.Count(record => record.Kind == "group" && Waits(record));

    private static bool Waits(HeldBackRecord record) =>
        record.Reason is HeldBackReason.Renamed or HeldBackReason.StandsInHeldBackRecord or HeldBackReason.UserNameNotFree or HeldBackReason.DeletionsWait;
}

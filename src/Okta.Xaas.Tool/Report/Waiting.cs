using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Tool.Report;

/// <summary>What a plan leaves as it is although the person's own row is fine: people who wait, and groups and memberships that are held back.</summary>
/// <remarks>Places are what the list calls them: a line, a row or a record.</remarks>
internal static class Waiting
{
    // Who cannot be deleted yet waits for one and the same thing as all others.
    private const int AlikeShown = 3;

    /// <summary>Each message has the person's key.</summary>
    public static IReadOnlyList<string> People(PlanSummary plan, string place) => Lines(plan, record => record.Kind == "user" && Waits(record), record => record.Row is { } row ? $"{place} {row}: " : "");

    public static IReadOnlyList<string> GroupsAndMemberships(PlanSummary plan, string place) => Lines(
        plan, record => record.Kind is "group" or "membership" && record.Reason != HeldBackReason.Protected, record => $"{(record.Row is { } row ? $"{place} {row}, " : "")}{record.Kind}: ");

    /// <summary>How many of those who wait are groups, as far as the plan names them.</summary>
    public static int Groups(PlanSummary plan) => plan.HeldBack.Count(record => record.Kind == "group" && Waits(record));

    private static IReadOnlyList<string> Lines(PlanSummary plan, Func<HeldBackRecord, bool> isMeant, Func<HeldBackRecord, string> beforeMessage)
    {
        var meant = plan.HeldBack.Where(isMeant).ToLookup(record => record.Reason == HeldBackReason.DeletionsWait, record => $"{beforeMessage(record)}{record.Message.TrimEnd('.')}");
        var alike = meant[true].Distinct().ToList();
        return
        [
            .. meant[false].Distinct(),
            .. alike.Take(AlikeShown),
            .. alike.Count > AlikeShown ? ["… and others for the same reason; --report result.csv tells of everybody"] : Array.Empty<string>(),
        ];
    }

    private static bool Waits(HeldBackRecord record) =>
        record.Reason is HeldBackReason.Renamed or HeldBackReason.StandsInHeldBackRecord or HeldBackReason.UserNameNotFree or HeldBackReason.DeletionsWait;
}

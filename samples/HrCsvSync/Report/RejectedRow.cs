using Okta.Xaas.Results;
using Okta.Xaas.Snapshots.Planning;

namespace HrCsvSync.Report;

/// <summary>A row that does not reach Okta. It never holds a personal value besides the external id.</summary>
/// <param name="Line">The line where the row starts; null for what Okta refused, of which only the key is known.</param>
/// <param name="ExternalId">The person's key, or the group's; null when the row has none.</param>
/// <param name="Message">What is wrong, and what was done.</param>
internal sealed record RejectedRow(long? Line, string? ExternalId, string Message)
{
    /// <summary>The rows that a plan holds back. A membership waits only because its person or group does, and what is no row of the export is not counted.</summary>
    public static IReadOnlyList<RejectedRow> Of(PlanSummary plan) =>
    [
        .. plan.HeldBack
            .Where(record => record is { Row: not null, MemberExternalId: null, Kind: not "membership" })
            .Select(record => new RejectedRow(record.Row, record.ExternalId.Length > 0 ? record.ExternalId : null, record.Message))
            .Distinct()
            .OrderBy(row => row.Line),
    ];

    /// <summary>What Okta refused in the end.</summary>
    public static IEnumerable<RejectedRow> Of(SyncResult? result) =>
        (result?.Rejected ?? []).Select(change => new RejectedRow(null, change.MemberExternalId ?? change.ExternalId, change.Message));

    public override string ToString() =>
        $"{(Line is null ? "refused by Okta" : $"line {Line}")}{(ExternalId is null ? "" : $", {ExternalId}")}: {Message.TrimEnd('.')}";
}

using Okta.Xaas.Snapshots;

namespace Okta.Xaas.Tool.Report;

/// <summary>A row that does not reach Okta. It never holds a personal value besides the external id.</summary>
/// <param name="Line">Where the row stands: the line of a text file where it starts, the row of a sheet or of a query's result, the number of a record; null for what Okta refused, of which only the key is known.</param>
/// <param name="ExternalId">The person's key, or the group's; null when the row has none.</param>
/// <param name="Message">What is wrong, and what was done.</param>
internal sealed record RejectedRow(long? Line, string? ExternalId, string Message)
{
    /// <summary>The people's rows that a plan rejects, each once with all that is wrong with it.</summary>
    public static IReadOnlyList<RejectedRow> Of(PlanSummary plan) =>
    [
        .. plan.HeldBack
            .Where(record => record is { Row: not null, Kind: "user", Reason: HeldBackReason.NoUsableKey or HeldBackReason.Faulty or HeldBackReason.DuplicateKey or HeldBackReason.DuplicateUserName })
            .GroupBy(record => record.Row)
            .OrderBy(row => row.Key)
            .Select(row => new RejectedRow(
                row.Key,
                row.Select(record => record.ExternalId).FirstOrDefault(id => id.Length > 0),
                string.Join("; ", row.Select(record => record.Message.TrimEnd('.')).Distinct()))),
    ];

    /// <summary>What Okta refused in the end.</summary>
    public static IEnumerable<RejectedRow> Of(SyncResult? result) =>
        (result?.Rejected ?? []).Select(change => new RejectedRow(null, change.MemberExternalId ?? change.ExternalId, change.Message));

    /// <param name="place">What the place of a row is called in the list.</param>
    public string Text(string place) =>
        $"{(Line is null ? "refused by Okta" : $"{place} {Line}")}{(ExternalId is null ? "" : $", {ExternalId}")}: {Message.TrimEnd('.')}";
}

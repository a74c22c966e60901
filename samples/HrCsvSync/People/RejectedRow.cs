namespace HrCsvSync.People;

/// <summary>A row, or a part of one, that does not reach Okta. It never holds a personal value besides the external id.</summary>
/// <param name="Line">The line where the row starts.</param>
/// <param name="Column">The column at fault, when it is one.</param>
/// <param name="ExternalId">The person's key, or the group's; null when the row has none.</param>
/// <param name="Message">What is wrong, and what was done.</param>
internal sealed record RejectedRow(long Line, string? Column, string? ExternalId, string Message)
{
    public override string ToString() =>
        $"line {Line}{(Column is null ? "" : $", column '{Column}'")}{(ExternalId is null ? "" : $", {ExternalId}")}: {Message.TrimEnd('.')}";
}

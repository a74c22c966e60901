using Okta.Xaas.Emulator.Accounts;
using Okta.Xaas.Emulator.Records;

namespace Okta.Xaas.Emulator.Control;

internal sealed record UserView(
    string ExternalId,
    string Id,
    string Status,
    string AppStatus,
    DateTimeOffset Created,
    DateTimeOffset LastUpdated,
    IReadOnlyDictionary<string, string?> Profile,
    int Groups)
{
    public static UserView Of(EmulatedUser user, int groups) => new(user.ExternalId, user.Id, user.Status, user.AppStatus, user.Created, user.LastUpdated, user.Profile, groups);
}

internal sealed record UserDetails(
    string ExternalId,
    string Id,
    string Status,
    string AppStatus,
    string SyncState,
    IReadOnlyDictionary<string, string?> Drift,
    DateTimeOffset Created,
    DateTimeOffset LastUpdated,
    IReadOnlyDictionary<string, string?> Profile,
    IReadOnlyList<string> Groups,
    IReadOnlyList<HistoryView> History);

internal sealed record GroupView(string ExternalId, string Id, DateTimeOffset Created, DateTimeOffset LastUpdated, IReadOnlyDictionary<string, string?> Profile, int Members);

internal sealed record GroupDetails(
    string ExternalId,
    string Id,
    DateTimeOffset Created,
    DateTimeOffset LastUpdated,
    IReadOnlyDictionary<string, string?> Profile,
    int Members,
    IReadOnlyList<HistoryView> History);

internal sealed record DeviceView(string ExternalId, string Id, DateTimeOffset Created, DateTimeOffset LastUpdated, IReadOnlyDictionary<string, string?> Profile);

internal sealed record HistoryView(DateTimeOffset At, string? SessionId, string Operation, string Kind, IReadOnlyList<AttributeChange> Changes, string? GroupId)
{
    // One who is changed all day long has a longer one, which nobody reads.
    private const int Longest = 200;

    /// <summary>The newest changes, newest first.</summary>
    public static IReadOnlyList<HistoryView> Of(IEnumerable<HistoryEntry> entries) => [.. entries.Take(Longest).Select(Of)];

    private static HistoryView Of(HistoryEntry entry) => new(
        entry.Cause.At,
        entry.Cause.SessionId,
        entry.Cause.Operation,
        entry.Kind switch
        {
            ChangeKind.Created => "created",
            ChangeKind.Updated => "updated",
            ChangeKind.Deactivated => "deactivated",
            ChangeKind.Reactivated => "reactivated",
            ChangeKind.Added => "added",
            ChangeKind.Removed => "removed",
            ChangeKind.Deleted => "deleted",
            _ => throw new InvalidOperationException($"A change is told of that has no name: {entry.Kind}."),
        },
        entry.Changes,
        entry.GroupId);
}

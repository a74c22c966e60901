using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>The records whose key or user name is there more than once: none of them is sent.</summary>
internal sealed class Duplicates(ISnapshotLease lease, HeldBackList heldBack, HeldBackNumbers numbers)
{
    // Each is told with another row of its group: the first with the second, the later ones with the first.
    public async Task HoldBackAsync(CancellationToken cancellationToken)
    {
        StagingConflict? first = null;
        var isAlone = false;
        await foreach (var conflict in lease.ReadConflictsAsync(cancellationToken).ConfigureAwait(false))
        {
            numbers.Add(conflict.Kind, conflict.Number);
            if (first is null || !IsSameGroup(first, conflict))
            {
                (first, isAlone) = (conflict, true);
                continue;
            }

            if (isAlone) Tell(first, conflict);
            isAlone = false;
            Tell(conflict, first);
        }
    }

    private static bool IsSameGroup(StagingConflict a, StagingConflict b) =>
        a.Kind == b.Kind && a.IsSameKey == b.IsSameKey && (a.IsSameKey ? a.NormalKey == b.NormalKey : a.NameHash == b.NameHash);

    // One with a fault of its own was told with that.
    private void Tell(StagingConflict conflict, StagingConflict other)
    {
        if (conflict.IsHeldBack) return;
        heldBack.Add(new()
        {
            Kind = EntityNames.Of(conflict.Kind),
            ExternalId = conflict.ExternalId,
            OtherExternalId = other.ExternalId.Length == 0 ? null : other.ExternalId,
            Row = conflict.Row,
            OtherRow = other.Row,
            Reason = conflict.IsSameKey ? HeldBackReason.DuplicateKey : HeldBackReason.DuplicateUserName,
            Message = MessageOf(conflict, other),
        });
    }

    private static string MessageOf(StagingConflict conflict, StagingConflict other) => (conflict.IsSameKey, conflict.ExternalId == other.ExternalId) switch
    {
        (true, true) => $"The key {conflict.ExternalId} stands in the list more than once, at positions {conflict.Row} and {other.Row}: none of them is sent. Keep one.",
        (true, false) => $"The key {conflict.ExternalId} at position {conflict.Row} is the same as {other.ExternalId} at position {other.Row}, written in another way: neither is sent. Keep one of them.",
        _ => $"The user name at position {conflict.Row} ({conflict.ExternalId}) is that at position {other.Row} ({(other.ExternalId.Length == 0 ? "without a key" : other.ExternalId)}), too: neither is sent. A user name is one person's.",
    };
}

using System.Runtime.CompilerServices;
using Okta.Xaas.Changes;
using Okta.Xaas.Snapshots.Safeguards;
using Okta.Xaas.Snapshots.Safeguards.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Writes what is not in the list any more into the plan's file, unless it must wait: then it says so.</summary>
internal sealed class Departures(ISnapshotLease lease, PlanSettings settings, PlanSpool spool, HeldBackList heldBack)
{
    private readonly ByteWriter _record = new();

    /// <summary>How many memberships are removed of users who are deleted.</summary>
    public long RemovalsOfDeletedUsers { get; private set; }

    /// <summary>Groups that lose more members than the limit says.</summary>
    public Counted ThinnedGroups { get; } = new();

    /// <summary>Groups that would be empty.</summary>
    public Counted EmptiedGroups { get; } = new();

    /// <param name="wait">Why no membership is removed; null when they are.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteMembershipsAsync(string? wait, CancellationToken cancellationToken)
    {
        if (wait is not null)
        {
            await foreach (var pair in lease.ReadRemovedMembershipsAsync(cancellationToken).ConfigureAwait(false))
            {
                // Of who is not in the list any more it is told with the deletion.
                if (!pair.MemberLeaves) heldBack.Add(Waits(EntityNames.Membership, pair.GroupExternalId, $"{pair.MemberExternalId} is not in {pair.GroupExternalId} any more, but {wait}") with { MemberExternalId = pair.MemberExternalId });
            }

            return;
        }

        await foreach (var (group, members) in MembershipGroups.JoinAsync(CountLeaversAsync(lease.ReadRemovedMembershipsAsync(cancellationToken), cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            PlanRecord.WriteMembers(_record, ChangeKind.MembershipRemove, PlannedAction.Delete, group, members);
            spool.Write(_record);
        }

        await foreach (var loss in lease.ReadGroupLossesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (settings.Safeguards.MembershipRemovals.IsExceededBy(loss.Removed, loss.Stored)) ThinnedGroups.Add(loss.GroupExternalId);
            if (loss.IsEmptied) EmptiedGroups.Add(loss.GroupExternalId);
        }
    }

    /// <param name="kind">The kind.</param>
    /// <param name="wait">Why none is deleted; null when they are.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteDeletesAsync(EntityKind kind, string? wait, CancellationToken cancellationToken)
    {
        var groups = kind == EntityKind.Group && !settings.AllowsProtected ? settings.Safeguards.ProtectedGroups : [];
        var kept = new HashSet<string>(groups, StringComparer.Ordinal);
        await foreach (var id in lease.ReadMissingAsync(kind, cancellationToken).ConfigureAwait(false))
        {
            if (kept.Contains(id))
            {
                heldBack.Add(new() { Kind = EntityNames.Of(kind), ExternalId = id, Reason = HeldBackReason.Protected, Message = Waiting.Protected(id) });
                continue;
            }

            if (wait is not null)
            {
                heldBack.Add(Waits(EntityNames.Of(kind), id, $"{id} is not in the list any more, but {wait}"));
                continue;
            }

            PlanRecord.WriteDelete(_record, kind, id);
            spool.Write(_record);
        }
    }

    /// <summary>Why what is missing is not deleted; null when it is.</summary>
    public string? WhyWait(string kind, long unidentified, long? row)
    {
        var finding = new SafeguardFinding(Safeguard.UnidentifiedRecords, kind, unidentified);
        if (unidentified == 0 || settings.Allows(finding)) return null;
        var which = unidentified == 1 ? $"a record{(row is null ? "" : $" (row {row})")} may be that one" : $"{unidentified} records{(row is null ? "" : $", the first in row {row},")} may be that one";
        return FormattableString.Invariant($"{which}, as nothing tells whose they are: nothing is removed in this run. Mend them, or allow it for one run: {SafeguardRules.HowToAllow(finding, settings.Safeguards)}.");
    }

    private static HeldBackRecord Waits(string kind, string id, string message) => new() { Kind = kind, ExternalId = id, Reason = HeldBackReason.DeletionsWait, Message = message };

    private async IAsyncEnumerable<MembershipPair> CountLeaversAsync(IAsyncEnumerable<MembershipPair> pairs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var pair in pairs.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (pair.MemberLeaves) RemovalsOfDeletedUsers++;
            yield return pair;
        }
    }
}

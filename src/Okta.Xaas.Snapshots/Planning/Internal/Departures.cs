using Okta.Xaas.Snapshots.Safeguards.Internal;
using Okta.Xaas.Snapshots.Store;
using Okta.Xaas.Wording.Internal;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Writes what is not in the list any more into the plan's file, unless it must wait: then it says so.</summary>
internal sealed class Departures(ISnapshotLease lease, PlanSettings settings, PlanSpool spool, HeldBackList heldBack)
{
    private readonly ByteWriter _record = new();

    private readonly HashSet<string> _protectedGroups = new(settings.AllowsProtected ? [] : settings.Safeguards.ProtectedGroups, StringComparer.Ordinal);

    /// <summary>How many memberships end of users who stay, whether they are removed or their group is deleted.</summary>
    public long LostMemberships { get; private set; }

    /// <summary>Groups that lose more members than the limit says.</summary>
    public Counted ThinnedGroups { get; } = new();

    /// <summary>Groups that would be empty.</summary>
    public Counted EmptiedGroups { get; private set; } = new();

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

        await foreach (var (group, members) in MembershipGroups.JoinAsync(lease.ReadRemovedMembershipsAsync(cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            PlanRecord.WriteMembers(_record, ChangeKind.MembershipRemove, PlannedAction.Delete, group, members);
            spool.Write(_record);
        }
    }

    /// <summary>Counts what is lost for the safeguards, as the list says it: also what waits only because a record may be anybody's, as the next list would bring it about.</summary>
    /// <param name="membershipsAreSure">Whether a membership that is not in the list has ended.</param>
    /// <param name="groupsAreSure">Whether a group that is not in the list is none any more.</param>
    /// <param name="stored">How many memberships are stored.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    public async Task CountLossesAsync(bool membershipsAreSure, bool groupsAreSure, long stored, CancellationToken cancellationToken)
    {
        var ofSeveral = new Counted();
        await foreach (var loss in lease.ReadGroupLossesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (loss.IsGone ? !groupsAreSure || _protectedGroups.Contains(loss.GroupExternalId) : !membershipsAreSure) continue;
            LostMemberships += loss.Removed;
            if (settings.Safeguards.MembershipRemovals.IsExceededBy(loss.Removed, loss.Stored)) ThinnedGroups.Add(loss.GroupExternalId);
            if (!loss.IsEmptied) continue;
            EmptiedGroups.Add(loss.GroupExternalId);
            if (loss.Removed > 1) ofSeveral.Add(loss.GroupExternalId);
        }

        // The last one who goes to another group is no fault of a list: with many departments that is any night's. It is one when it is so for many of all.
        if (LostMemberships <= settings.Safeguards.MembershipRemovals.Share * stored) EmptiedGroups = ofSeveral;
    }

    /// <param name="kind">The kind.</param>
    /// <param name="wait">Why none is deleted; null when they are.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteDeletesAsync(EntityKind kind, string? wait, CancellationToken cancellationToken)
    {
        await foreach (var id in lease.ReadMissingAsync(kind, cancellationToken).ConfigureAwait(false))
        {
            if (kind == EntityKind.Group && _protectedGroups.Contains(id))
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
        var which = unidentified == 1 ? $"a record{(row is null ? "" : $" (position {row})")} may be that one" : $"{Amount.Of(unidentified, "record")}{(row is null ? "" : $", the first at position {row},")} may be that one";
        var (whose, them) = unidentified == 1 ? ("it is", "it") : ("they are", "them");
        return $"{which}, as nothing tells whose {whose}: nothing is removed in this run. Mend {them}, or allow it for one run: {SafeguardRules.HowToAllow(finding, settings.Safeguards)}.";
    }

    private static HeldBackRecord Waits(string kind, string id, string message) => new() { Kind = kind, ExternalId = id, Reason = HeldBackReason.DeletionsWait, Message = message };
}

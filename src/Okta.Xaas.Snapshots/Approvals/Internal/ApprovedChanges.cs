using Okta.Xaas.Snapshots.Planning.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Approvals.Internal;

/// <summary>
/// Which changes of a plan an approval has. What it does not have is left for the next run, and with it what cannot be without: memberships of who is new and left out, and who
/// would get the user name that somebody left out still has.
/// </summary>
internal sealed class ApprovedChanges : IDisposable
{
    private readonly HashSet<ChangeMark> _approved;
    private readonly ChangeMarks _marks;
    private readonly HashSet<string> _newUsersLeft = new(StringComparer.Ordinal);
    private readonly HashSet<string> _newGroupsLeft = new(StringComparer.Ordinal);
    private readonly HashSet<string> _usersLeft = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _namesKept = [];

    private ApprovedChanges(HashSet<ChangeMark> approved, byte[] key) => (_approved, _marks) = (approved, new(key));

    /// <summary>How many changes are sent; members count each.</summary>
    public long Applied { get; private set; }

    /// <summary>How many are left for the next run.</summary>
    public long LeftOut { get; private set; }

    /// <summary>How many that were approved the list does not say any more.</summary>
    public long NotListed { get; private set; }

    public static async Task<ApprovedChanges> OfAsync(SynchronizationPlan plan, HashSet<ChangeMark> approved, byte[] key, ISnapshotLease lease, CancellationToken cancellationToken)
    {
        var changes = new ApprovedChanges(approved, key);
        try
        {
            await changes.SortAsync(plan, lease, cancellationToken).ConfigureAwait(false);
            return changes;
        }
        catch
        {
            changes.Dispose();
            throw;
        }
    }

    /// <summary>What of a change is sent: all of it, of a group's members some, or null.</summary>
    public PlannedChange? Narrow(PlannedChange planned)
    {
        if (planned.Change is not MembershipChange membership) return IsApproved(planned) && !(planned.Change is UserUpsert && _usersLeft.Contains(planned.Change.ExternalId)) ? planned : null;
        var members = new List<string>();
        var isAdd = planned.Change is MembershipAdd;
        if (!isAdd || !_newGroupsLeft.Contains(membership.ExternalId))
        {
            foreach (var (member, mark) in membership.MemberExternalIds.Zip(_marks.Of(planned), (member, mark) => (member, mark)))
            {
                if (_approved.Contains(mark) && !(isAdd && _newUsersLeft.Contains(member))) members.Add(member);
            }
        }

        if (members.Count == membership.MemberExternalIds.Count) return planned;
        return members.Count == 0 ? null : planned.With(isAdd ? IdentityChange.AddMembers(membership.ExternalId, members) : IdentityChange.RemoveMembers(membership.ExternalId, members));
    }

    public void Dispose() => _marks.Dispose();

    private async Task SortAsync(SynchronizationPlan plan, ISnapshotLease lease, CancellationToken cancellationToken)
    {
        long listed = 0;
        await foreach (var planned in plan.ReadChangesAsync(cancellationToken).ConfigureAwait(false))
        {
            listed += _marks.Of(planned).Count(_approved.Contains);
            if (planned.Change is not MembershipChange && !IsApproved(planned)) await LeaveAsync(planned, lease, cancellationToken).ConfigureAwait(false);
        }

        NotListed = _approved.Count - listed;
        for (var found = _namesKept.Count > 0; found;)
        {
            found = false;
            await foreach (var planned in plan.ReadChangesAsync(cancellationToken).ConfigureAwait(false))
            {
                var id = planned.Change.ExternalId;
                if (planned is not { Change: UserUpsert, State.NameHash: { } name } || _usersLeft.Contains(id) || !_namesKept.TryGetValue(name, out var owner) || owner == id) continue;
                await LeaveAsync(planned, lease, cancellationToken).ConfigureAwait(false);
                found = true;
            }
        }

        await foreach (var planned in plan.ReadChangesAsync(cancellationToken).ConfigureAwait(false))
        {
            var (all, sent) = (CountOf(planned), CountOf(Narrow(planned)));
            Applied += sent;
            LeftOut += all - sent;
        }
    }

    private async Task LeaveAsync(PlannedChange planned, ISnapshotLease lease, CancellationToken cancellationToken)
    {
        var id = planned.Change.ExternalId;
        switch (planned.Change)
        {
            case GroupUpsert when planned.Action == PlannedAction.Add:
                _newGroupsLeft.Add(id);
                break;
            case UserUpsert or UserDelete:
                _usersLeft.Add(id);
                if (planned is { Change: UserUpsert, Action: PlannedAction.Add }) _newUsersLeft.Add(id);
                else if (await lease.FindAsync(EntityKind.User, id, cancellationToken).ConfigureAwait(false) is { NameHash: { } name }) _namesKept[name] = id;
                break;
        }
    }

    private bool IsApproved(PlannedChange planned) => _marks.Of(planned).All(_approved.Contains);

    private static long CountOf(PlannedChange? planned) => planned?.Change is MembershipChange membership ? membership.MemberExternalIds.Count : planned is null ? 0 : 1;
}

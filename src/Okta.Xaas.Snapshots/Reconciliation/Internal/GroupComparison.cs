using Okta.Xaas.Api.Models;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Reconciliation.Internal;

/// <summary>Puts the org's groups and their members beside the stored ones. The keys of the groups are in memory.</summary>
internal sealed class GroupComparison(ISnapshotLease lease, IIdentitySourcesApi source, OrgProfile profiles, Tally tally, Corrections? corrections)
{
    private const int MembersPage = 1_000;

    private readonly List<StagedMembership> _members = [];

    private long _row;

    /// <summary>Looks at each group, and takes its members in.</summary>
    public async Task ReadAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        long number = 0;
        foreach (var key in keys)
        {
            var group = await source.FindGroupAsync(key, cancellationToken).ConfigureAwait(false);
            if (group is null) continue;
            StagedEntity staged = new() { Number = number++, ExternalId = key, Row = number, Hash = StagedHash.OfNobody };
            var stored = (await lease.StageAsync(EntityKind.Group, [staged], cancellationToken).ConfigureAwait(false)).Select(changed => changed.Stored).FirstOrDefault();
            await CompareAsync(key, group, stored, cancellationToken).ConfigureAwait(false);
            await StageMembersAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>After the staging is complete: groups that the org has not, and members that differ.</summary>
    public async Task ReadDifferencesAsync(CancellationToken cancellationToken)
    {
        foreach (var key in await Listed.OfAsync(lease.ReadMissingAsync(EntityKind.Group, cancellationToken)).ConfigureAwait(false))
        {
            tally.Add(EntityKind.Group, DifferenceKind.Missing, key);
            corrections?.Doubt(EntityKind.Group, key);
        }

        foreach (var pair in await Listed.OfAsync(lease.ReadAddedMembershipsAsync(cancellationToken)).ConfigureAwait(false))
        {
            tally.AddMembership(DifferenceKind.LeftOver, pair);
            if (corrections is not null) await corrections.AddMemberAsync(pair, cancellationToken).ConfigureAwait(false);
        }

        foreach (var pair in await Listed.OfAsync(lease.ReadRemovedMembershipsAsync(cancellationToken)).ConfigureAwait(false))
        {
            tally.AddMembership(DifferenceKind.Missing, pair);
            if (corrections is not null) await corrections.RemoveMemberAsync(pair, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CompareAsync(string key, IdentitySourceGroup group, EntityState? stored, CancellationToken cancellationToken)
    {
        var has = profiles.StateOf(key, group.Profile);
        var drift = stored is null ? null : profiles.Drift(has, stored);
        if (stored is null) tally.Add(EntityKind.Group, DifferenceKind.LeftOver, key);
        else if (drift is { Count: > 0 }) tally.Add(EntityKind.Group, DifferenceKind.Drifted, key, drift);
        else tally.AddSame(EntityKind.Group);
        if (corrections is not null && drift is null or { Count: > 0 }) await corrections!.KnowAsync(ChangeKind.GroupUpsert, key, has, cancellationToken).ConfigureAwait(false);
    }

    private async Task StageMembersAsync(string key, CancellationToken cancellationToken)
    {
        await foreach (var member in source.ListGroupMembersAsync(key, pageSize: MembersPage, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            _members.Add(new StagedMembership(key, member, ++_row));
            if (_members.Count >= MembersPage) await FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_members.Count == 0) return;
        await lease.StageMembershipsAsync(_members, cancellationToken).ConfigureAwait(false);
        _members.Clear();
    }
}

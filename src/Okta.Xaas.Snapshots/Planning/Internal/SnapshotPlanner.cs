using Okta.Xaas.Changes;
using Okta.Xaas.Results;
using Okta.Xaas.Snapshots.Reading;
using Okta.Xaas.Snapshots.Safeguards;
using Okta.Xaas.Snapshots.Safeguards.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>What a plan is made with.</summary>
internal sealed record PlanSettings(
    string IdentitySourceId,
    byte[] Key,
    SafeguardOptions Safeguards,
    bool AllowProtected,
    ResendRule Resend,
    string Folder,
    DateTimeOffset Now,
    Func<IAsyncEnumerable<IdentityChange>, CancellationToken, Task<SyncEstimate>> EstimateAsync);

/// <summary>Makes a plan: list in, changes out, in the order in which they are to leave. Sends nothing.</summary>
internal sealed class SnapshotPlanner : IDisposable
{
    private readonly ISnapshotLease _lease;
    private readonly PlanSettings _settings;
    private readonly PlanSpool _spool;
    private readonly ByteWriter _record = new();
    private readonly HeldBackList _heldBack = new();
    private readonly HeldBackNumbers _duplicates = new();
    private readonly List<RenamedUser> _renamed = [];
    private long _renamedCount;
    private bool _handedOut;

    public SnapshotPlanner(ISnapshotLease lease, PlanSettings settings)
    {
        _lease = lease;
        _settings = settings;
        _spool = new(settings.Folder);
    }

    public async Task<SynchronizationPlan> PlanAsync(IdentitySnapshot snapshot, CancellationToken cancellationToken)
    {
        await _lease.BeginStagingAsync(cancellationToken).ConfigureAwait(false);
        var unidentifiedUsers = await StageAsync(EntityKind.User, snapshot.Users, ListedEntity.Of, cancellationToken).ConfigureAwait(false);
        var unidentifiedGroups = await StageAsync(EntityKind.Group, snapshot.Groups, ListedEntity.Of, cancellationToken).ConfigureAwait(false);
        var unidentifiedDevices = await StageAsync(EntityKind.Device, snapshot.Devices, ListedEntity.Of, cancellationToken).ConfigureAwait(false);
        var memberships = snapshot.Memberships is null ? null : new MembershipStager(_lease, _settings.Resend, _heldBack);
        if (memberships is not null) await memberships.StageAsync(snapshot.Memberships!, cancellationToken).ConfigureAwait(false);

        var counts = await _lease.CompleteStagingAsync(KindsOf(snapshot), cancellationToken).ConfigureAwait(false);
        await HoldBackDuplicatesAsync(cancellationToken).ConfigureAwait(false);
        if (snapshot.Users is not null) await ReadRenamedAsync(cancellationToken).ConfigureAwait(false);
        var leavers = new Leavers(_lease, _settings, _heldBack);
        if (snapshot.Users is not null) await leavers.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (snapshot.Memberships is not null) await WriteMembershipsAsync(leavers, cancellationToken).ConfigureAwait(false);
        if (snapshot.Users is not null) await WriteDeletesAsync(EntityKind.User, _settings.Safeguards.ProtectedUsers, report: false, cancellationToken).ConfigureAwait(false);
        if (snapshot.Groups is not null) await WriteDeletesAsync(EntityKind.Group, _settings.Safeguards.ProtectedGroups, report: true, cancellationToken).ConfigureAwait(false);
        if (snapshot.Devices is not null) await WriteDeletesAsync(EntityKind.Device, [], report: true, cancellationToken).ConfigureAwait(false);
        _spool.Complete();

        var summary = await SummarizeAsync(
            snapshot,
            counts,
            new()
            {
                RemovalsOfDeletedUsers = leavers.Removals,
                UnidentifiedUsers = unidentifiedUsers,
                UnidentifiedGroups = unidentifiedGroups,
                UnidentifiedDevices = unidentifiedDevices,
                UnidentifiedMemberships = memberships?.Unidentified ?? 0,
                HeldBack = _heldBack.Count - _heldBack.Protected,
            },
            cancellationToken).ConfigureAwait(false);
        _handedOut = true;
        return new(summary, _spool, _duplicates);
    }

    public void Dispose()
    {
        if (!_handedOut) _spool.Dispose();
    }

    private static ManagedKinds KindsOf(IdentitySnapshot snapshot) =>
        (snapshot.Users is null ? ManagedKinds.None : ManagedKinds.Users)
        | (snapshot.Groups is null ? ManagedKinds.None : ManagedKinds.Groups)
        | (snapshot.Devices is null ? ManagedKinds.None : ManagedKinds.Devices)
        | (snapshot.Memberships is null ? ManagedKinds.None : ManagedKinds.Memberships);

    private async Task<long> StageAsync<T>(EntityKind kind, IAsyncEnumerable<T>? records, Func<T, ListedEntity> toEntity, CancellationToken cancellationToken)
    {
        if (records is null) return 0;
        using var stager = new EntityStager(kind, _lease, _settings.Key, _spool, _settings.Resend, _heldBack);
        await stager.StageAsync(SelectAsync(records, toEntity, cancellationToken), cancellationToken).ConfigureAwait(false);
        return stager.Unidentified;
    }

    private static async IAsyncEnumerable<ListedEntity> SelectAsync<T>(
        IAsyncEnumerable<T> records,
        Func<T, ListedEntity> toEntity,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return toEntity(record);
    }

    // Each is told with another row of its group: the first with the second, the later ones with the first.
    private async Task HoldBackDuplicatesAsync(CancellationToken cancellationToken)
    {
        StagingConflict? first = null;
        var isAlone = false;
        await foreach (var conflict in _lease.ReadConflictsAsync(cancellationToken).ConfigureAwait(false))
        {
            _duplicates.Add(conflict.Kind, conflict.Number);
            if (first is null || !IsSameGroup(first, conflict))
            {
                (first, isAlone) = (conflict, true);
                continue;
            }

            if (isAlone) _heldBack.Add(Describe(first, conflict));
            isAlone = false;
            _heldBack.Add(Describe(conflict, first));
        }
    }

    private static bool IsSameGroup(StagingConflict a, StagingConflict b) =>
        a.Kind == b.Kind && a.IsSameKey == b.IsSameKey && (a.IsSameKey ? a.ExternalId == b.ExternalId : a.NameHash == b.NameHash);

    private async Task ReadRenamedAsync(CancellationToken cancellationToken)
    {
        await foreach (var renamed in _lease.ReadRenamedAsync(cancellationToken).ConfigureAwait(false))
        {
            _renamedCount++;
            if (_renamed.Count < HeldBackList.Kept) _renamed.Add(renamed);
        }
    }

    private static HeldBackRecord Describe(StagingConflict conflict, StagingConflict other) => new()
    {
        Kind = EntityStager.NameOf(conflict.Kind),
        ExternalId = conflict.ExternalId,
        Row = conflict.Row,
        OtherRow = other.Row,
        Reason = conflict.IsSameKey ? HeldBackReason.DuplicateKey : HeldBackReason.DuplicateUserName,
        Message = conflict.IsSameKey
            ? $"The key {conflict.ExternalId} stands in row {conflict.Row} and in row {other.Row}: neither is sent. Keep one of them."
            : $"The user name in row {conflict.Row} ({conflict.ExternalId}) is that of row {other.Row} ({other.ExternalId}), too: neither is sent. A user name is one person's.",
    };

    private async Task WriteMembershipsAsync(Leavers leavers, CancellationToken cancellationToken)
    {
        await foreach (var dangling in _lease.ReadDanglingMembershipsAsync(cancellationToken).ConfigureAwait(false))
        {
            _heldBack.Add(new()
            {
                Kind = "membership",
                ExternalId = dangling.GroupExternalId,
                MemberExternalId = dangling.MemberExternalId,
                Row = dangling.Row,
                Reason = HeldBackReason.UnknownMemberOrGroup,
                Message = $"The membership of {dangling.MemberExternalId} in {dangling.GroupExternalId} names a user or a group that the list does not have, or that is held back: it is not sent.",
            });
        }

        await WriteMembersAsync(ChangeKind.MembershipAdd, PlannedAction.Add, _lease.ReadAddedMembershipsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        await WriteMembersAsync(ChangeKind.MembershipRemove, PlannedAction.Delete, leavers.WithoutProtectedAsync(_lease.ReadRemovedMembershipsAsync(cancellationToken), cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task WriteMembersAsync(ChangeKind kind, PlannedAction action, IAsyncEnumerable<MembershipPair> pairs, CancellationToken cancellationToken)
    {
        await foreach (var (group, members) in MembershipGroups.JoinAsync(pairs, cancellationToken).ConfigureAwait(false))
        {
            PlanRecord.WriteMembers(_record, kind, action, group, members);
            _spool.Write(_record);
        }
    }

    private async Task WriteDeletesAsync(EntityKind kind, IEnumerable<string> protectedIds, bool report, CancellationToken cancellationToken)
    {
        var kept = new HashSet<string>(_settings.AllowProtected ? [] : protectedIds, StringComparer.Ordinal);
        await foreach (var id in _lease.ReadMissingAsync(kind, cancellationToken).ConfigureAwait(false))
        {
            if (kept.Contains(id))
            {
                if (report) _heldBack.Add(Leavers.Protected(kind, id));
                continue;
            }

            PlanRecord.WriteDelete(_record, kind, id);
            _spool.Write(_record);
        }
    }

    private async Task<PlanSummary> SummarizeAsync(IdentitySnapshot snapshot, StagingSummary counts, SafeguardInput seen, CancellationToken cancellationToken)
    {
        using var tally = new PlanTally(_settings.Key);
        var estimate = await _settings.EstimateAsync(tally.CountAsync(_spool.ReadAsync(_duplicates, cancellationToken), cancellationToken), cancellationToken).ConfigureAwait(false);
        var users = WithTotals(tally.Users, EntityKind.User);
        var groups = WithTotals(tally.Groups, EntityKind.Group);
        var devices = WithTotals(tally.Devices, EntityKind.Device);
        var memberships = tally.Memberships with { Stored = counts.StoredMemberships, Listed = counts.StagedMemberships };
        seen = seen with
        {
            Users = snapshot.Users is null ? null : users,
            Groups = snapshot.Groups is null ? null : groups,
            Devices = snapshot.Devices is null ? null : devices,
            Memberships = snapshot.Memberships is null ? null : memberships,
        };
        return new()
        {
            IdentitySourceId = _settings.IdentitySourceId,
            CreatedAt = _settings.Now,
            Revision = _lease.Source.Revision,
            Fingerprint = tally.Fingerprint,
            Users = users,
            Groups = groups,
            Devices = devices,
            Memberships = memberships,
            ChangedAttributes = tally.ChangedAttributes,
            RenamedCount = _renamedCount,
            Renamed = _renamed,
            HeldBackCount = _heldBack.Count,
            HeldBack = _heldBack.Records,
            Safeguards = SafeguardRules.Evaluate(seen, _settings.Safeguards),
            Estimate = estimate,
        };

        KindCounts WithTotals(KindCounts changes, EntityKind kind) => changes with
        {
            Stored = counts.Stored.TryGetValue(kind, out var stored) ? stored : 0,
            Listed = counts.Staged.TryGetValue(kind, out var staged) ? staged : 0,
        };
    }
}

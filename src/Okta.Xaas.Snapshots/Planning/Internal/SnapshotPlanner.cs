using System.Runtime.CompilerServices;
using Okta.Xaas.Snapshots.Safeguards.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Makes a plan: list in, changes out, in the order in which they are to leave. Sends nothing.</summary>
internal sealed class SnapshotPlanner : IDisposable
{
    private readonly ISnapshotLease _lease;
    private readonly PlanSettings _settings;
    private readonly PlanSpool _spool;
    private readonly HeldBackList _heldBack;
    private readonly HeldBackNumbers _numbers = new();
    private readonly GivenNames _given;
    private readonly AttributeWatch _listed = new();
    private readonly FrequentValues _frequent = new();
    private bool _handedOut;

    public SnapshotPlanner(ISnapshotLease lease, PlanSettings settings)
    {
        _lease = lease;
        _settings = settings;
        _spool = new(settings.Folder);
        _heldBack = new(settings.Folder);
        _given = new(settings.Folder);
    }

    public async Task<SynchronizationPlan> PlanAsync(IdentitySnapshot snapshot, CancellationToken cancellationToken)
    {
        await _lease.BeginStagingAsync(cancellationToken).ConfigureAwait(false);
        var users = await StageAsync(EntityKind.User, snapshot.Users, ListedEntity.Of, cancellationToken).ConfigureAwait(false);
        var groups = await StageAsync(EntityKind.Group, snapshot.Groups, ListedEntity.Of, cancellationToken).ConfigureAwait(false);
        var devices = await StageAsync(EntityKind.Device, snapshot.Devices, ListedEntity.Of, cancellationToken).ConfigureAwait(false);
        var memberships = snapshot.Memberships is null ? null : new MembershipStager(_lease, _settings.Resend, _heldBack);
        if (memberships is not null) await memberships.StageAsync(SelectAsync(snapshot.Memberships!, membership => membership, cancellationToken), cancellationToken).ConfigureAwait(false);
        var facts = snapshot.Facts?.Invoke() ?? new();

        var counts = await _lease.CompleteStagingAsync(KindsOf(snapshot), cancellationToken).ConfigureAwait(false);
        var departures = new Departures(_lease, _settings, _spool, _heldBack);
        var anybody = departures.WhyWait("users", users.Count, users.Row);
        var waiting = new Waiting(_lease, _settings, _heldBack, _numbers);
        await new Duplicates(_lease, _heldBack, _numbers).HoldBackAsync(cancellationToken).ConfigureAwait(false);
        await waiting.HoldBackAsync(counts, anybody is not null, cancellationToken).ConfigureAwait(false);
        var anyMembership = memberships is null ? null : departures.WhyWait("memberships", memberships.Unidentified, null);
        var anyGroup = departures.WhyWait("groups", groups.Count, groups.Row);
        if (memberships is not null)
        {
            await WriteAddedAsync(cancellationToken).ConfigureAwait(false);
            await departures.WriteMembershipsAsync(anybody ?? anyMembership, cancellationToken).ConfigureAwait(false);
        }

        await departures.CountLossesAsync(anyMembership is null, anyGroup is null, counts.StoredMemberships, cancellationToken).ConfigureAwait(false);
        if (snapshot.Users is not null) await departures.WriteDeletesAsync(EntityKind.User, anybody, cancellationToken).ConfigureAwait(false);
        if (snapshot.Groups is not null) await departures.WriteDeletesAsync(EntityKind.Group, anyGroup ?? anybody, cancellationToken).ConfigureAwait(false);
        if (snapshot.Devices is not null) await departures.WriteDeletesAsync(EntityKind.Device, departures.WhyWait("devices", devices.Count, devices.Row), cancellationToken).ConfigureAwait(false);
        _spool.Complete();
        _heldBack.Complete();
        _given.Complete();

        var seen = new SafeguardInput
        {
            LostMemberships = (departures.LostMemberships, counts.StoredMemberships),
            HeldBack = _heldBack.Counts.Records,
            MovedUserNames = new(counts.MovedUserNames, counts.MovedUserNamesTo),
            Renamed = waiting.SeenRenamed,
            ThinnedGroups = departures.ThinnedGroups.Seen,
            EmptiedGroups = departures.EmptiedGroups.Seen,
            List = ListFacts.Compare(facts, _lease.Source.ListFacts),
        };
        IReadOnlyList<string> notes = [.. facts.Notes, .. await _settings.NotesOnAttributesAsync(_listed.Names, cancellationToken).ConfigureAwait(false)];
        var summary = await SummarizeAsync(snapshot, counts, waiting, seen, notes, cancellationToken).ConfigureAwait(false);
        _handedOut = true;
        return new(summary, _spool, _numbers, _heldBack, _given, ListFacts.ToKeep(facts));
    }

    public void Dispose()
    {
        if (_handedOut) return;
        _spool.Dispose();
        _heldBack.Dispose();
        _given.Dispose();
    }

    private static ManagedKinds KindsOf(IdentitySnapshot snapshot) =>
        (snapshot.Users is null ? ManagedKinds.None : ManagedKinds.Users)
        | (snapshot.Groups is null ? ManagedKinds.None : ManagedKinds.Groups)
        | (snapshot.Devices is null ? ManagedKinds.None : ManagedKinds.Devices)
        | (snapshot.Memberships is null ? ManagedKinds.None : ManagedKinds.Memberships);

    // Gives the records that may be anybody's, and where the first of them stands.
    private async Task<(long Count, long? Row)> StageAsync<T>(EntityKind kind, IAsyncEnumerable<T>? records, Func<T, ListedEntity> toEntity, CancellationToken cancellationToken)
    {
        if (records is null) return (0, null);
        using var stager = new EntityStager(kind, _lease, _settings, _spool, _heldBack, _listed, _frequent, _given);
        await stager.StageAsync(SelectAsync(records, toEntity, cancellationToken), cancellationToken).ConfigureAwait(false);
        return (stager.Unidentified, stager.UnidentifiedRow);
    }

    private async IAsyncEnumerable<TTo> SelectAsync<T, TTo>(IAsyncEnumerable<T> records, Func<T, TTo> select, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _settings.OnRecord?.Invoke();
            yield return select(record);
        }
    }

    private async Task WriteAddedAsync(CancellationToken cancellationToken)
    {
        await foreach (var dangling in _lease.ReadDanglingMembershipsAsync(cancellationToken).ConfigureAwait(false))
        {
            _heldBack.Add(new()
            {
                Kind = EntityNames.Membership,
                ExternalId = dangling.GroupExternalId,
                MemberExternalId = dangling.MemberExternalId,
                Row = dangling.Row,
                Reason = HeldBackReason.UnknownMemberOrGroup,
                Message = $"The membership of {dangling.MemberExternalId} in {dangling.GroupExternalId} names a user or a group that the list does not have, or that is held back: it is not sent.",
            });
        }

        var record = new ByteWriter();
        await foreach (var (group, members) in MembershipGroups.JoinAsync(_lease.ReadAddedMembershipsAsync(cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            PlanRecord.WriteMembers(record, ChangeKind.MembershipAdd, PlannedAction.Add, group, members);
            _spool.Write(record);
        }
    }

    private async Task<PlanSummary> SummarizeAsync(IdentitySnapshot snapshot, StagingSummary counts, Waiting waiting, SafeguardInput seen, IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        using var tally = new PlanTally(_settings.Key, new(_listed, _frequent));
        var estimate = await _settings.EstimateAsync(tally.CountAsync(_spool.ReadAsync(_numbers, cancellationToken), cancellationToken), cancellationToken).ConfigureAwait(false);
        var users = WithTotals(tally.Users, EntityKind.User);
        var groups = WithTotals(tally.Groups, EntityKind.Group);
        var devices = WithTotals(tally.Devices, EntityKind.Device);
        var memberships = tally.Memberships with { Stored = counts.StoredMemberships, Listed = counts.StagedMemberships };
        seen = seen with
        {
            Users = snapshot.Users is null ? null : Guarded(users),
            Groups = snapshot.Groups is null ? null : Guarded(groups),
            Devices = snapshot.Devices is null ? null : Guarded(devices),
            Memberships = snapshot.Memberships is null ? null : Guarded(memberships),
            UserNameChanges = tally.UserNameChanges.Seen,
            Created = _lease.Source.Runs > 0 && users.Stored > 0 ? tally.Created.Seen : Seen.None,
            Updated = tally.KnownUpdates.Seen,
            Cleared = [.. tally.Attributes.Cleared],
            Uniform = [.. tally.Attributes.Uniform],
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
            RenamedCount = waiting.SeenRenamed.Count,
            Renamed = waiting.Renamed,
            HeldBackCount = _heldBack.Counts.Total,
            HeldBackCounts = _heldBack.Counts,
            HeldBack = _heldBack.Records,
            Notes = notes,
            Safeguards = SafeguardRules.Evaluate(seen, _settings.Safeguards),
            Estimate = estimate,
        };

        KindCounts WithTotals(KindCounts changes, EntityKind kind) => changes with
        {
            Stored = counts.Stored.TryGetValue(kind, out var stored) ? stored : 0,
            Listed = counts.Staged.TryGetValue(kind, out var staged) ? staged : 0,
        };

        static GuardedKind Guarded(KindCounts kind) => new(kind.Stored, kind.Listed, kind.Deleted);
    }
}

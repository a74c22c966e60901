using Okta.Xaas.Journal;
using Okta.Xaas.ScenarioTests.Simulation;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Tests.Simulation;

/// <summary>
/// A store whose process can die before and after each writing. The lock is let go then, as the operating system would. It can be told lies about how
/// sessions ended, to show that the judge notices.
/// </summary>
internal sealed class MortalStore(Mortality life, ISnapshotStore inner, Func<SessionOutcome?, SessionOutcome?>? lie = null) : ISnapshotStore
{
    public async Task<ISnapshotLease?> TryAcquireAsync(string identitySourceId, CancellationToken cancellationToken = default) =>
        await inner.TryAcquireAsync(identitySourceId, cancellationToken) is { } lease ? new Lease(life, lease, lie) : null;

    public IFeedRecords OpenRecords(string identitySourceId) => inner.OpenRecords(identitySourceId);

    // The writing is a step as every other; what is written is the inner one's.
    private sealed class Records(Mortality life, IFeedRecords inner) : IFeedRecords
    {
        public Task<FeedBook> ReadAsync(CancellationToken cancellationToken = default) => inner.ReadAsync(cancellationToken);

        public async Task ChangeAsync(Func<FeedBook, FeedBookChange?> decide, CancellationToken cancellationToken = default)
        {
            life.Step();
            await inner.ChangeAsync(decide, cancellationToken);
            life.Step();
        }

        public Task<StoredApproval?> FindApprovalAsync(string approvalId, CancellationToken cancellationToken = default) => inner.FindApprovalAsync(approvalId, cancellationToken);

        public Task<IReadOnlyList<byte[]>> ReadApprovalMarksAsync(string approvalId, CancellationToken cancellationToken = default) => inner.ReadApprovalMarksAsync(approvalId, cancellationToken);

        public Task<IReadOnlyList<StoredAuditEntry>> ReadAuditAsync(long after, int limit, CancellationToken cancellationToken = default) => inner.ReadAuditAsync(after, limit, cancellationToken);
    }

    private sealed class Lease(Mortality life, ISnapshotLease inner, Func<SessionOutcome?, SessionOutcome?>? lie) : ISnapshotLease
    {
        public SourceState Source => inner.Source;

        public IUniqueNames Names { get; } = new MortalNames(life, inner.Names);

        public IFeedRecords Records { get; } = new Records(life, inner.Records);

        public Task SetKeyAsync(byte[]? key, byte[] keyCheck, CancellationToken cancellationToken) => LiveAsync(() => inner.SetKeyAsync(key, keyCheck, cancellationToken));

        public Task SetOrgAsync(string org, CancellationToken cancellationToken) => LiveAsync(() => inner.SetOrgAsync(org, cancellationToken));

        public Task ForgetAsync(CancellationToken cancellationToken) => LiveAsync(() => inner.ForgetAsync(cancellationToken));

        public Task<StoredCounts> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);

        public Task<EntityState?> FindAsync(EntityKind kind, string externalId, CancellationToken cancellationToken) => inner.FindAsync(kind, externalId, cancellationToken);

        public Task<IReadOnlyList<string>> FindGroupsAsync(string memberExternalId, CancellationToken cancellationToken) => inner.FindGroupsAsync(memberExternalId, cancellationToken);

        public Task BeginStagingAsync(CancellationToken cancellationToken) => inner.BeginStagingAsync(cancellationToken);

        public Task<IReadOnlyList<ChangedEntity>> StageAsync(EntityKind kind, IReadOnlyList<StagedEntity> entities, CancellationToken cancellationToken) => inner.StageAsync(kind, entities, cancellationToken);

        public Task StageMembershipsAsync(IReadOnlyList<StagedMembership> memberships, CancellationToken cancellationToken) => inner.StageMembershipsAsync(memberships, cancellationToken);

        public Task<StagingSummary> CompleteStagingAsync(ManagedKinds managed, CancellationToken cancellationToken) => inner.CompleteStagingAsync(managed, cancellationToken);

        public IAsyncEnumerable<StagingConflict> ReadConflictsAsync(CancellationToken cancellationToken) => inner.ReadConflictsAsync(cancellationToken);

        public IAsyncEnumerable<string> ReadMissingAsync(EntityKind kind, CancellationToken cancellationToken) => inner.ReadMissingAsync(kind, cancellationToken);

        public IAsyncEnumerable<RenamedKey> ReadRenamedAsync(CancellationToken cancellationToken) => inner.ReadRenamedAsync(cancellationToken);

        public Task HoldBackAsync(HoldBackRules rules, CancellationToken cancellationToken) => inner.HoldBackAsync(rules, cancellationToken);

        public IAsyncEnumerable<WaitingEntity> ReadWaitingAsync(CancellationToken cancellationToken) => inner.ReadWaitingAsync(cancellationToken);

        public IAsyncEnumerable<HeldEntity> ReadHeldAsync(CancellationToken cancellationToken) => inner.ReadHeldAsync(cancellationToken);

        public IAsyncEnumerable<GroupLoss> ReadGroupLossesAsync(CancellationToken cancellationToken) => inner.ReadGroupLossesAsync(cancellationToken);

        public IAsyncEnumerable<MembershipPair> ReadAddedMembershipsAsync(CancellationToken cancellationToken) => inner.ReadAddedMembershipsAsync(cancellationToken);

        public IAsyncEnumerable<MembershipPair> ReadRemovedMembershipsAsync(CancellationToken cancellationToken) => inner.ReadRemovedMembershipsAsync(cancellationToken);

        public IAsyncEnumerable<MembershipPair> ReadDanglingMembershipsAsync(CancellationToken cancellationToken) => inner.ReadDanglingMembershipsAsync(cancellationToken);

        public Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken) => inner.ReadJournalAsync(cancellationToken);

        public Task AppendAsync(JournalEntry entry, IReadOnlyDictionary<long, EntityState> states, CancellationToken cancellationToken) =>
            LiveAsync(() => inner.AppendAsync(entry.Event == JournalEvent.SessionEnded && lie is not null ? entry with { Outcome = lie(entry.Outcome) } : entry, states, cancellationToken));

        public Task CountRunAsync(IReadOnlyDictionary<string, long> listFacts, CancellationToken cancellationToken) => LiveAsync(() => inner.CountRunAsync(listFacts, cancellationToken));

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        private async Task LiveAsync(Func<Task> act)
        {
            life.Step();
            await act();
            life.Step();
        }
    }

    private sealed class MortalNames(Mortality life, IUniqueNames inner) : IUniqueNames
    {
        public Task<IReadOnlyList<UniqueHolding>> FindAsync(IReadOnlyList<UniqueWish> wishes, CancellationToken cancellationToken) => inner.FindAsync(wishes, cancellationToken);

        public Task NoteAsync(IReadOnlyList<NameHolder> names, CancellationToken cancellationToken) => inner.NoteAsync(names, cancellationToken);

        public Task<IReadOnlyList<NameHolder>> FindHoldersAsync(IReadOnlyCollection<long> hashes, CancellationToken cancellationToken) => inner.FindHoldersAsync(hashes, cancellationToken);

        public Task ClaimAsync(IReadOnlyList<UniqueName> names, CancellationToken cancellationToken) => inner.ClaimAsync(names, cancellationToken);

        public async Task<bool> KeepAsync(IReadOnlyList<UniqueName> names, CancellationToken cancellationToken)
        {
            life.Step();
            var isKept = await inner.KeepAsync(names, cancellationToken);
            life.Step();
            return isKept;
        }
    }
}

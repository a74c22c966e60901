using System.Diagnostics.CodeAnalysis;
using Okta.Xaas.Journal;

namespace Okta.Xaas.Snapshots.Store;

/// <summary>An identity source in a store, taken for a run. Nobody else has it until it is disposed, or its process is dead.</summary>
/// <remarks>
/// <para>A list is compared in this order: <see cref="BeginStagingAsync"/>, <see cref="StageAsync"/> and <see cref="StageMembershipsAsync"/> as often as
/// needed, <see cref="CompleteStagingAsync"/>, <see cref="HoldBackAsync"/>, then the readings. What was staged need not survive the lease, and what <see cref="AppendAsync"/> stores between the first <see cref="StageAsync"/> and the last may be seen or not. Keys are compared and ordered by their UTF-8 bytes.</para>
/// <para><see cref="AppendAsync"/> may be called concurrently; every other member by one caller at a time. Who has lost the source, for example because
/// the connection broke, must fail at every later call: that is what keeps a second process from working beside a first one that has not noticed.</para>
/// <para>What cannot be read or written is a <see cref="SnapshotStoreException"/>, by every member.</para>
/// </remarks>
[Experimental("OKTAXAAS002")]
public interface ISnapshotLease : IAsyncDisposable
{
    /// <summary>What is known of the source as a whole, as it is now.</summary>
    SourceState Source { get; }

    /// <summary>Who has which text that only one person may have.</summary>
    IUniqueNames Names { get; }

    /// <summary>The source's records, on the lease's own connection: who has lost the source writes nothing into them.</summary>
    IFeedRecords Records { get; }

    /// <summary>Keeps the key of the hashes, or only what the caller's key is recognised by. Called once for each source.</summary>
    /// <param name="key">The key when the store is to keep it.</param>
    /// <param name="keyCheck">By what a key is recognised.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it is kept.</returns>
    Task SetKeyAsync(byte[]? key, byte[] keyCheck, CancellationToken cancellationToken);

    /// <summary>Keeps the org that the source is of.</summary>
    /// <param name="org">Its host.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it is kept.</returns>
    Task SetOrgAsync(string org, CancellationToken cancellationToken);

    /// <summary>Forgets everything of the source, the key of the hashes and the org too, as if nothing had been imported.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it is forgotten.</returns>
    Task ForgetAsync(CancellationToken cancellationToken);

    /// <summary>Counts what the store has of the source.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The numbers.</returns>
    Task<StoredCounts> CountAsync(CancellationToken cancellationToken);

    /// <summary>What the store has of one entity.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="externalId">The key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Its state; <see langword="null"/> when the store does not have it.</returns>
    Task<EntityState?> FindAsync(EntityKind kind, string externalId, CancellationToken cancellationToken);

    /// <summary>The groups that a user is in, as the store has it.</summary>
    /// <param name="memberExternalId">The user's key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The groups' keys, in order.</returns>
    Task<IReadOnlyList<string>> FindGroupsAsync(string memberExternalId, CancellationToken cancellationToken);

    /// <summary>Begins a comparison; an earlier one is dropped.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it has begun.</returns>
    Task BeginStagingAsync(CancellationToken cancellationToken);

    /// <summary>Takes in a part of the list.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="entities">The entities. The same key may be there again, here or in another call.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Those that are new, differ from what is stored, or are to be sent again; without those held back.</returns>
    Task<IReadOnlyList<ChangedEntity>> StageAsync(EntityKind kind, IReadOnlyList<StagedEntity> entities, CancellationToken cancellationToken);

    /// <summary>Takes in a part of the memberships; one that was taken in before is passed over.</summary>
    /// <param name="memberships">The memberships.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When they are in.</returns>
    Task StageMembershipsAsync(IReadOnlyList<StagedMembership> memberships, CancellationToken cancellationToken);

    /// <summary>Finds keys and user names that are there twice, who is missing, who is there under another key, and which user names move.</summary>
    /// <param name="managed">The kinds that the list had.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The numbers of each kind.</returns>
    Task<StagingSummary> CompleteStagingAsync(ManagedKinds managed, CancellationToken cancellationToken);

    /// <summary>
    /// Decides who waits: whose key, user name or e-mail stands in a record that is held back; who comes under another key; whose new user name is not free. Finds
    /// memberships of nobody or of no group, and those that end; of those who wait none comes or ends.
    /// </summary>
    /// <param name="rules">What the caller has decided.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it is decided.</returns>
    Task HoldBackAsync(HoldBackRules rules, CancellationToken cancellationToken);

    /// <summary>Every entity whose key or user name is there more than once; those of the same key, and those of the same name, one after another.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The conflicts.</returns>
    IAsyncEnumerable<StagingConflict> ReadConflictsAsync(CancellationToken cancellationToken);

    /// <summary>The keys that the store has and the list has not, in order; without those that wait.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The keys.</returns>
    IAsyncEnumerable<string> ReadMissingAsync(EntityKind kind, CancellationToken cancellationToken);

    /// <summary>The missing users who are most likely there under another key: by their user name, by the key but for its form, or by an e-mail that is nobody else's.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Pairs of keys.</returns>
    IAsyncEnumerable<RenamedKey> ReadRenamedAsync(CancellationToken cancellationToken);

    /// <summary>Who waits without a fault of their own, kind by kind in the order of the keys.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The users and groups.</returns>
    IAsyncEnumerable<WaitingEntity> ReadWaitingAsync(CancellationToken cancellationToken);

    /// <summary>The records of those who wait that must not be sent: of who comes under another key, of whose user name is not free, and new groups all of whose members wait.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The places of the records.</returns>
    IAsyncEnumerable<HeldEntity> ReadHeldAsync(CancellationToken cancellationToken);

    /// <summary>The memberships that the list has and the store has not, or is not sure of, group by group; without those of nobody or of no group.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The memberships.</returns>
    IAsyncEnumerable<MembershipPair> ReadAddedMembershipsAsync(CancellationToken cancellationToken);

    /// <summary>The memberships that the store has and the list has not, group by group; without those of groups that the list has not.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The memberships.</returns>
    IAsyncEnumerable<MembershipPair> ReadRemovedMembershipsAsync(CancellationToken cancellationToken);

    /// <summary>How many members each group loses, of those that lose any; also of the groups that the list has not, for which no membership is removed.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The groups in the order of their keys.</returns>
    IAsyncEnumerable<GroupLoss> ReadGroupLossesAsync(CancellationToken cancellationToken);

    /// <summary>The memberships of the list whose user or group will not be there.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The memberships.</returns>
    IAsyncEnumerable<MembershipPair> ReadDanglingMembershipsAsync(CancellationToken cancellationToken);

    /// <summary>The entries of a run that never came to its end.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The entries in their order.</returns>
    Task<IReadOnlyList<JournalEntry>> ReadJournalAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes an entry of the engine's journal, durably, and in the same transaction what it means: with <see cref="JournalEvent.Uploading"/> the states
    /// that the session's entities are going to have; with <see cref="JournalEvent.SessionEnded"/> these become what is stored, if the outcome says that
    /// Okta has them; if it may have them, the entities are stored as unknown.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="states">The states of the upserts among the changes of an <see cref="JournalEvent.Uploading"/>, by the index of the change.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When all of it is written.</returns>
    Task AppendAsync(JournalEntry entry, IReadOnlyDictionary<long, EntityState> states, CancellationToken cancellationToken);

    /// <summary>Counts a run that came to its end.</summary>
    /// <param name="listFacts">What is known of its list; kept until a later run says otherwise, and told by <see cref="SourceState.ListFacts"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>When it is counted.</returns>
    Task CountRunAsync(IReadOnlyDictionary<string, long> listFacts, CancellationToken cancellationToken);
}

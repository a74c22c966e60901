using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Okta.Xaas.Journal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>
/// The engine's journal, kept in the store: each entry goes there together with the states that the entities are about to have. Hands the changes of a plan
/// to the engine, and keeps their states until their session has ended: at most those of the two sessions that the engine holds.
/// </summary>
internal sealed class LeaseJournal(ISnapshotLease lease) : ISynchronizationJournal
{
    private readonly ConcurrentDictionary<long, EntityState> _states = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<long, bool>> _ofSession = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await lease.ReadJournalAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SnapshotStoreException exception)
        {
            throw new JournalException(exception.Message, exception);
        }
    }

    public async Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await lease.AppendAsync(entry, _states, cancellationToken).ConfigureAwait(false);
        }
        catch (SnapshotStoreException exception)
        {
            // What the engine knows: it then does nothing more at Okta but cancel what is open.
            throw new JournalException(exception.Message, exception);
        }

        switch (entry.Event)
        {
            case JournalEvent.Uploading:
                var indexes = _ofSession.GetOrAdd(entry.SessionId!, _ => new());
                foreach (var change in entry.Changes ?? []) indexes[change.Index] = true;
                break;
            case JournalEvent.Refused or JournalEvent.Unanswered when _ofSession.TryGetValue(entry.SessionId ?? "", out var notIn):
                // They may come again in a later session, and their states with them.
                foreach (var change in entry.Changes ?? []) notIn.TryRemove(change.Index, out _);
                break;
            case JournalEvent.SessionEnded when _ofSession.TryRemove(entry.SessionId ?? "", out var ended) && entry.Outcome is not SessionOutcome.Reloaded:
                foreach (var index in ended.Keys) _states.TryRemove(index, out _);
                break;
        }
    }

    /// <summary>The source's lock is the run's, not the journal's: it is held until the lease is disposed.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The changes as the engine reads them: the place in this stream is the index by which the journal names them.</summary>
    public async IAsyncEnumerable<IdentityChange> ReadAsync(SynchronizationPlan plan, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long index = 0;
        await foreach (var planned in plan.ReadChangesAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((plan.Narrow is { } narrow ? narrow(planned) : planned) is not { } sent) continue;
            if (sent.State is { } state) _states[index] = state;
            index++;
            yield return sent.Change;
        }
    }
}

using Okta.Xaas.Batching;
using Okta.Xaas.Journal;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Writes to the journal what a run is about to do, and keeps in mind which sessions are not told to have ended.</summary>
internal sealed class JournalWriter(ISynchronizationJournal journal, TimeProvider time)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private bool _creating;

    public Task RunStartedAsync(string identitySourceId) =>
        WriteAsync(new() { Event = JournalEvent.RunStarted, At = time.GetUtcNow(), IdentitySourceId = identitySourceId });

    public Task SessionCreatingAsync(DateTimeOffset serverTime)
    {
        _creating = true;
        return WriteAsync(new() { Event = JournalEvent.SessionCreating, At = serverTime });
    }

    /// <summary>The session that was being created is none.</summary>
    public void CreationEnded() => _creating = false;

    public Task SessionCreatedAsync(string sessionId)
    {
        _creating = false;
        _open.Add(sessionId);
        return WriteAsync(JournalEvent.SessionCreated, sessionId);
    }

    public Task UploadingAsync(string sessionId, Batch batch) => WriteAsync(JournalEvent.Uploading, sessionId, batch);

    public Task RefusedAsync(string sessionId, Batch batch) => WriteAsync(JournalEvent.Refused, sessionId, batch);

    public Task RejectedAsync(string sessionId, Batch batch) => WriteAsync(JournalEvent.Rejected, sessionId, batch);

    public Task UnansweredAsync(string sessionId, Batch batch) => WriteAsync(JournalEvent.Unanswered, sessionId, batch);

    public Task TriggeringAsync(string sessionId) => WriteAsync(JournalEvent.Triggering, sessionId);

    public async Task SessionEndedAsync(string sessionId, SessionOutcome outcome)
    {
        await WriteAsync(new() { Event = JournalEvent.SessionEnded, At = time.GetUtcNow(), SessionId = sessionId, Outcome = outcome }).ConfigureAwait(false);
        _open.Remove(sessionId);
    }

    /// <summary>The caller is about to be told of every change. What is not known to have ended stays in the journal for the next run to find out.</summary>
    public Task RunEndedAsync() =>
        WriteAsync(new() { Event = _creating || _open.Count > 0 ? JournalEvent.RunStopped : JournalEvent.RunEnded, At = time.GetUtcNow() });

    private Task WriteAsync(JournalEvent what, string sessionId, Batch? batch = null) => WriteAsync(new()
    {
        Event = what,
        At = time.GetUtcNow(),
        SessionId = sessionId,
        Changes = batch is null ? null : new BatchReferences(batch.Kind, batch.Items),
    });

    // Not to be cancelled: an entry is short, and half of one would be as good as a crash.
    private Task WriteAsync(JournalEntry entry) => journal.AppendAsync(entry, CancellationToken.None);
}

using Okta.Xaas.Batching;
using Okta.Xaas.Journal;
using Okta.Xaas.Results;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>Writes to the journal what a run is about to do.</summary>
internal sealed class JournalWriter(ISynchronizationJournal journal, TimeProvider time)
{
    public Task RunStartedAsync(string identitySourceId) =>
        WriteAsync(new() { Event = JournalEvent.RunStarted, At = time.GetUtcNow(), IdentitySourceId = identitySourceId });

    public Task SessionCreatingAsync(DateTimeOffset serverTime) => WriteAsync(new() { Event = JournalEvent.SessionCreating, At = serverTime });

    public Task SessionCreatedAsync(string sessionId) => WriteAsync(JournalEvent.SessionCreated, sessionId);

    public Task UploadingAsync(string sessionId, Batch batch) => WriteAsync(JournalEvent.Uploading, sessionId, batch);

    public Task RefusedAsync(string sessionId, Batch batch) => WriteAsync(JournalEvent.Refused, sessionId, batch);

    public Task RejectedAsync(string sessionId, Batch batch) => WriteAsync(JournalEvent.Rejected, sessionId, batch);

    public Task TriggeringAsync(string sessionId) => WriteAsync(JournalEvent.Triggering, sessionId);

    public Task SessionEndedAsync(string sessionId, SessionOutcome outcome) =>
        WriteAsync(new() { Event = JournalEvent.SessionEnded, At = time.GetUtcNow(), SessionId = sessionId, Outcome = outcome });

    public Task RunEndedAsync() => WriteAsync(new() { Event = JournalEvent.RunEnded, At = time.GetUtcNow() });

    private Task WriteAsync(JournalEvent what, string sessionId, Batch? batch = null) => WriteAsync(new()
    {
        Event = what,
        At = time.GetUtcNow(),
        SessionId = sessionId,
        Changes = batch is null ? null : RunAccount.ReferencesTo(batch.Kind, batch.Items).ToArray(),
    });

    // Not to be cancelled: an entry is short, and half of one would be as good as a crash.
    private Task WriteAsync(JournalEntry entry) => journal.AppendAsync(entry, CancellationToken.None);
}

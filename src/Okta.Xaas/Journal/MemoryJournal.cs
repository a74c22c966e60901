namespace Okta.Xaas.Journal;

/// <summary>A journal that lives as long as the process: the default. It does not survive a crash; see <see cref="FileJournal"/>.</summary>
/// <remarks>
/// A session is forgotten when it has ended: as the process lives, the run's own result tells of it, be it that of a failure. So the journal holds one session, and does not grow with a run.
/// </remarks>
public sealed class MemoryJournal : ISynchronizationJournal
{
    private readonly object _gate = new();
    private List<JournalEntry> _entries = [];

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var unfinished = _entries;
            _entries = [.. unfinished];
            return Task.FromResult<IReadOnlyList<JournalEntry>>(unfinished);
        }
    }

    /// <inheritdoc />
    public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            // What an ended run has written is of no more use.
            if (entry.Event == JournalEvent.RunEnded) _entries.Clear();
            else if (entry.Event == JournalEvent.SessionEnded) Forget(entry.SessionId);
            else _entries.Add(entry);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The announcement of its creation stands before its creation, and bears no id.
    private void Forget(string? sessionId)
    {
        var created = _entries.FindIndex(e => e.Event == JournalEvent.SessionCreated && e.SessionId == sessionId);
        var announced = created < 0 ? -1 : _entries.FindLastIndex(created, e => e.Event == JournalEvent.SessionCreating);
        if (announced >= 0) _entries.RemoveAt(announced);
        _entries.RemoveAll(e => e.SessionId is not null && e.SessionId == sessionId);
    }
}

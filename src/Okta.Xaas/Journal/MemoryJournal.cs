namespace Okta.Xaas.Journal;

/// <summary>A journal that lives as long as the process: the default. It does not survive a crash; see <see cref="FileJournal"/>.</summary>
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
            else _entries.Add(entry);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

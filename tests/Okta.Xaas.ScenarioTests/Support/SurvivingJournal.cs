using Okta.Xaas.Journal;

namespace Okta.Xaas.ScenarioTests.Support;

/// <summary>A journal as a disk keeps it, everything until a run has ended: for tests in which a process dies and the test goes on.</summary>
internal sealed class SurvivingJournal : ISynchronizationJournal
{
    private readonly Lock _gate = new();
    private readonly List<JournalEntry> _entries = [];

    public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return Task.FromResult<IReadOnlyList<JournalEntry>>([.. _entries]);
    }

    public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (entry.Event == JournalEvent.RunEnded) _entries.Clear();
            else _entries.Add(entry);
        }

        return Task.CompletedTask;
    }

    public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

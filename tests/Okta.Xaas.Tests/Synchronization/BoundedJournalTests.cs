using Okta.Xaas.Journal;
using Okta.Xaas.Synchronization.Internal;
using Okta.Xaas.TestDoubles;

namespace Okta.Xaas.Tests.Synchronization;

public sealed class BoundedJournalTests
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly SlowJournal _slow = new();

    [Fact]
    public async Task After_the_run_an_entry_follows_when_the_older_one_has_been_written()
    {
        using var cleanUp = new CleanUp(_clock, TimeSpan.FromSeconds(20));
        var journal = new BoundedJournal(_slow, cleanUp, CancellationToken.None);
        var older = journal.AppendAsync(Entry(JournalEvent.Refused), CancellationToken.None);
        cleanUp.Begin();

        var newer = journal.AppendAsync(Entry(JournalEvent.SessionEnded), CancellationToken.None);
        _slow.Answer();

        await older;
        await newer;
        _slow.Asked.Should().Equal(JournalEvent.Refused, JournalEvent.SessionEnded);
    }

    [Fact]
    public async Task What_waits_in_vain_for_an_older_entry_is_never_written()
    {
        using var cleanUp = new CleanUp(_clock, TimeSpan.FromSeconds(20));
        var journal = new BoundedJournal(_slow, cleanUp, CancellationToken.None);
        var older = journal.AppendAsync(Entry(JournalEvent.Refused), CancellationToken.None);
        cleanUp.Begin();

        var newer = journal.AppendAsync(Entry(JournalEvent.SessionEnded), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(5));

        await FluentActions.Awaiting(() => newer).Should().ThrowAsync<JournalException>();
        _slow.Answer();
        await older;
        await journal.Awaiting(j => j.AppendAsync(Entry(JournalEvent.RunStopped), CancellationToken.None)).Should().ThrowAsync<JournalException>();
        _slow.Asked.Should().Equal(JournalEvent.Refused);
    }

    private static JournalEntry Entry(JournalEvent what) => new() { Event = what, At = VirtualTimeProvider.Start, SessionId = "s" };

    private sealed class SlowJournal : ISynchronizationJournal
    {
        private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<JournalEvent> Asked { get; } = [];

        public void Answer() => _answer.SetResult();

        public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JournalEntry>>([]);

        public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
        {
            lock (Asked) Asked.Add(entry.Event);
            return _answer.Task;
        }

        public Task CloseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

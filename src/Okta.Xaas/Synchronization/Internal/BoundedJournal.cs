using Okta.Xaas.Journal;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>
/// The caller's journal, which may hang and ignore the token: it is waited for as long as the run goes on, and no longer than the cleaning up may take once the
/// run is over. After that it is asked nothing more, so that no entry stands before an older one.
/// </summary>
internal sealed class BoundedJournal(ISynchronizationJournal journal, CleanUp cleanUp, CancellationToken caller) : ISynchronizationJournal
{
    private readonly List<Task> _underWay = [];
    private bool _hasHung;
    private bool _isClosed;

    /// <summary>Whether it did not answer in time.</summary>
    public bool HasHung => Volatile.Read(ref _hasHung);

    /// <remarks>One that opens after it was given up is nobody's, and has to be free for the next run.</remarks>
    public Task<IReadOnlyList<JournalEntry>> OpenAsync(CancellationToken cancellationToken) => BoundAsync(
        () => journal.OpenAsync(cancellationToken),
        onOwnThread: true,
        givenUp: opening => opening.ContinueWith(_ => journal.CloseAsync(CancellationToken.None), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default));

    public Task AppendAsync(JournalEntry entry, CancellationToken cancellationToken) => BoundAsync(
        async () =>
        {
            await journal.AppendAsync(entry, cancellationToken).ConfigureAwait(false);
            return true;
        },
        onOwnThread: entry.Event is JournalEvent.RunStarted or JournalEvent.RunEnded or JournalEvent.RunStopped);

    /// <remarks>Also of a journal that hangs: it may come back and has then to be free for the next run. Whatever becomes of that, the run has its result.</remarks>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isClosed, true);
        var closing = Task.Run(() => journal.CloseAsync(cancellationToken), CancellationToken.None);
        if (HasHung) return;
        if (await cleanUp.HasPatienceAsync(closing).ConfigureAwait(false)) await closing.ConfigureAwait(false);
        else Volatile.Write(ref _hasHung, true);
    }

    // It may block a thread as well. While the run works, that is one of the run's own, which nobody waits for longer than the cleaning up may take.
    private async Task<T> BoundAsync<T>(Func<Task<T>> call, bool onOwnThread, Action<Task<T>>? givenUp = null)
    {
        var isOver = cleanUp.HasBegun;

        // What is still under way from before may hang, and come to its end after this one.
        if (isOver && !await cleanUp.HasPatienceAsync(UnderWayAsync()).ConfigureAwait(false)) Volatile.Write(ref _hasHung, true);
        if (HasHung || Volatile.Read(ref _isClosed)) throw NotAnswered();
        var running = isOver || onOwnThread ? Task.Run(call, CancellationToken.None) : call();
        lock (_underWay)
        {
            _underWay.RemoveAll(task => task.IsCompleted);
            _underWay.Add(running);
        }

        if (!isOver && await running.SettlesAsync(caller).ConfigureAwait(false)) return await running.ConfigureAwait(false);
        if (await cleanUp.HasPatienceAsync(running).ConfigureAwait(false)) return await running.ConfigureAwait(false);
        Volatile.Write(ref _hasHung, true);
        givenUp?.Invoke(running);
        throw isOver ? NotAnswered() : new OperationCanceledException(NotAnswered().Message, caller);
    }

    private Task UnderWayAsync()
    {
        lock (_underWay) return Task.WhenAll(_underWay.Where(task => !task.IsCompleted).ToArray());
    }

    private static JournalException NotAnswered() =>
        new("The journal did not answer within the time for cleaning up (Synchronization.CleanUpTimeLimit): the next run recovers what it was not told.");
}

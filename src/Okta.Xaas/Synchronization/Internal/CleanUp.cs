namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The one time limit of all that is done after a run was cancelled or has failed.</summary>
internal sealed class CleanUp(TimeProvider time, TimeSpan limit) : IDisposable
{
    private readonly object _gate = new();
    private CancellationTokenSource? _end;
    private CancellationTokenSource? _all;
    private CancellationTokenSource? _settling;

    public bool HasBegun => Volatile.Read(ref _end) is not null;

    /// <summary>Ends with nine tenths of the time limit, so that what became of it can still be written down; before <see cref="Begin"/> there is none.</summary>
    public CancellationToken Token => _all?.Token ?? CancellationToken.None;

    /// <summary>Ends with a half of it: what is under way may take that long to stop, so that the other half is left for the session.</summary>
    public CancellationToken Settling => _settling?.Token ?? CancellationToken.None;

    public void Begin()
    {
        lock (_gate)
        {
            if (HasBegun) return;
            _settling = After(TimeSpan.FromTicks(limit.Ticks / 2));
            _all = After(TimeSpan.FromTicks(limit.Ticks / 10 * 9));
            Volatile.Write(ref _end, After(limit));
        }
    }

    /// <summary>Waits for a call that may hang: for a quarter of the time limit, and no longer than to its end.</summary>
    /// <returns>Whether it has ended.</returns>
    public async Task<bool> HasPatienceAsync(Task call)
    {
        Begin();
        using var quarter = After(TimeSpan.FromTicks(limit.Ticks / 4));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quarter.Token, _end!.Token);
        return await SettleAsync(call, either.Token).ConfigureAwait(false);
    }

    /// <summary>Waits for something that may hang; how it ends is no matter.</summary>
    /// <returns>Whether it has ended.</returns>
    public static async Task<bool> SettleAsync(Task task, CancellationToken limit)
    {
        _ = task.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var over = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = limit.Register(() => over.TrySetResult(true));
        return await Task.WhenAny(task, over.Task).ConfigureAwait(false) == task;
    }

    public void Dispose()
    {
        _end?.Dispose();
        _all?.Dispose();
        _settling?.Dispose();
    }

    private CancellationTokenSource After(TimeSpan delay) =>
#if NET
        new(delay, time);
#else
        time.CreateCancellationTokenSource(delay);
#endif
}

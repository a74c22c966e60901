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
            _settling = time.LimitTo(TimeSpan.FromTicks(limit.Ticks / 2));
            _all = time.LimitTo(TimeSpan.FromTicks(limit.Ticks / 10 * 9));
            Volatile.Write(ref _end, time.LimitTo(limit));
        }
    }

    /// <summary>Waits for a call that may hang: for a quarter of the time limit, and no longer than to its end.</summary>
    /// <returns>Whether it has ended.</returns>
    public async Task<bool> HasPatienceAsync(Task call)
    {
        Begin();
        using var quarter = time.LimitTo(TimeSpan.FromTicks(limit.Ticks / 4));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quarter.Token, _end!.Token);
        return await call.SettlesAsync(either.Token).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _end?.Dispose();
        _all?.Dispose();
        _settling?.Dispose();
    }
}

namespace Okta.Xaas.Http.Internal;

/// <summary>Lets the requests of one group of endpoints pass as <see cref="Pacing"/> decides. May be used concurrently.</summary>
internal sealed class RateLimitGate(TimeProvider timeProvider)
{
    private readonly object _gate = new();
    private readonly long _beginning = timeProvider.GetTimestamp();
    private PacingState _state;
    private TaskCompletionSource<bool>? _changed;

    private TimeSpan Now => timeProvider.GetElapsedTime(_beginning);

    /// <summary>Waits until a request may leave; one of the two <c>Leave</c> has to follow.</summary>
    /// <param name="room">How many requests it leaves to more urgent ones.</param>
    /// <param name="share">Our part of the limit.</param>
    /// <param name="waiting">Told of each wait for the clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task EnterAsync(int room, double share, Action<TimeSpan> waiting, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryEnter(room, share, out var changed) is not { Goes: false } decision) return;
            if (decision.Wait is { } wait) waiting(wait);
            await WaitAsync(changed!, decision.Wait, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Leave() => Change((state, _) => Pacing.EndWithout(state));

    public void Leave(PacingAnswer answer, TimeSpan longest) => Change((state, now) => Pacing.End(state, now, answer, longest));

    // Null for whoever need not wait: most never do.
    private PacingDecision TryEnter(int room, double share, out Task? changed)
    {
        lock (_gate)
        {
            var now = Now;
            var decision = Pacing.Decide(_state, now, room, share);
            changed = decision.Goes ? null : (_changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            if (decision.Goes) _state = Pacing.Begin(_state, now);
            else if (decision.Wait is { } wait && now >= _state.NextStart) _state = Pacing.Hold(_state, now, wait);
            return decision;
        }
    }

    // An answer can tell more than the clock: whoever waits asks again.
    private void Change(Func<PacingState, TimeSpan, PacingState> change)
    {
        TaskCompletionSource<bool>? changed;
        lock (_gate)
        {
            _state = change(_state, Now);
            changed = _changed;
            _changed = null;
        }

        changed?.SetResult(true);
    }

    private async Task WaitAsync(Task changed, TimeSpan? wait, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var time = timeProvider.Delay(wait ?? Timeout.InfiniteTimeSpan, ended.Token);
        await Task.WhenAny(changed, time).ConfigureAwait(false);
#if NET
        await ended.CancelAsync().ConfigureAwait(false);
#else
        ended.Cancel();
#endif
    }
}

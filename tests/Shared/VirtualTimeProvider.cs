namespace Okta.Xaas.TestDoubles;

/// <summary>
/// A clock that only a test moves: by <see cref="Advance"/>, or by itself to the next timer as soon as somebody waits for one
/// (<c>autoAdvance</c>), so that hours pass in milliseconds and no test sleeps. A time limit is not a wait: the clock never jumps to the timer of a
/// CancellationTokenSource, which fires only when the time that passes for other reasons reaches it.
/// </summary>
/// <remarks>
/// With <c>whenIdle</c> time moves only when the whole process has nothing to do, so that what takes no virtual time takes none, however slow the machine is: for tests of how long
/// something takes, which have the process for themselves.
/// </remarks>
internal sealed class VirtualTimeProvider(bool autoAdvance = false, bool whenIdle = false) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 6, 0, 0, TimeSpan.Zero);

    // How many times the pump lets other queued work go first, so that waits begun together are all registered before time moves.
    private const int SettleRounds = 8;

    // How many times it looks at most whether the process is idle, and how many of its first moves use them all, to learn how many threads the test's host keeps busy for good.
    private const int IdleRounds = 20_000;
    private const int LearningMoves = 3;

    // A thread that was woken may not be at work yet.
    private const int IdleInARow = 50;

    private readonly Lock _gate = new();
    private readonly List<VirtualTimer> _timers = [];
    private DateTimeOffset _now = Start;
    private bool _pumping;
    private int _moves;
    private int _idleInARow;
    private int _leastBusy = int.MaxValue;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How long this clock has run.</summary>
    public TimeSpan Elapsed => GetUtcNow() - Start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock and fires every timer that falls due, in the order of their times.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset target;
        lock (_gate) target = _now + by;
        while (TakeDue(target) is { } due) due.Fire();
        lock (_gate)
        {
            if (_now < target) _now = target;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private VirtualTimer? TakeDue(DateTimeOffset until) => Take(timers => timers.Where(t => t.Due <= until));

    private VirtualTimer? TakeNextWait() => Take(timers => timers.Where(t => !t.IsTimeLimit));

    private VirtualTimer? TakeLimitBeforeNextWait() =>
        Take(timers => timers.Where(t => t.IsTimeLimit && timers.Exists(wait => !wait.IsTimeLimit && wait.Due >= t.Due)));

    private VirtualTimer? Take(Func<List<VirtualTimer>, IEnumerable<VirtualTimer>> choose)
    {
        lock (_gate)
        {
            var next = choose(_timers).MinBy(t => t.Due);
            if (next is null) return null;
            _timers.Remove(next);
            if (next.Due > _now) _now = next.Due;
            if (next.Period > TimeSpan.Zero)
            {
                next.Due = _now + next.Period;
                _timers.Add(next);
            }

            return next;
        }
    }

    private void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            timer.Due = _now + dueTime;
            _timers.Add(timer);
            if (!autoAdvance || _pumping || timer.IsTimeLimit) return;
            _pumping = true;
        }

        Pump(Rounds);
    }

    private int Rounds => whenIdle ? IdleRounds : SettleRounds;

    // Nothing queued, and nobody at work but the pump itself and those that always are. Only the pump asks.
    private bool IsIdle()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var free, out _);
        var busy = most - free;
        _leastBusy = Math.Min(_leastBusy, busy);
        _idleInARow = busy <= _leastBusy && ThreadPool.PendingWorkItemCount == 0 ? _idleInARow + 1 : 0;
        return _moves >= LearningMoves && _idleInARow >= IdleInARow;
    }

    private void Pump(int rounds) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            _ =>
            {
                if (rounds > 0 && !(whenIdle && IsIdle()))
                {
                    Pump(rounds - 1);
                    return;
                }

                _moves++;
                _idleInARow = 0;
                while (TakeLimitBeforeNextWait() is { } limit) limit.Fire();
                TakeNextWait()?.Fire();
                lock (_gate)
                {
                    if (_timers.TrueForAll(t => t.IsTimeLimit))
                    {
                        _pumping = false;
                        return;
                    }
                }

                Pump(Rounds);
            },
            null);

    private sealed class VirtualTimer(VirtualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public bool IsTimeLimit { get; } = callback.Method.DeclaringType?.FullName?.Contains(nameof(CancellationTokenSource), StringComparison.Ordinal) == true;

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

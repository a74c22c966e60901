namespace Okta.Xaas.Emulator.Clocks;

/// <summary>
/// A clock over another one that can be moved ahead and made faster or slower while it runs. Timers that fall due by a move fire before it returns,
/// in the order of their times. As long as nobody steers it shows exactly what the clock below it shows. Thread-safe.
/// </summary>
internal sealed class SteerableTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<SteerableTimer> _timers = [];
    private readonly TimeProvider _inner;
    private Pace _pace;

    public SteerableTimeProvider(TimeProvider inner)
    {
        _inner = inner;
        var now = inner.GetUtcNow();
        _pace = new Pace(now, now, 1);
    }

    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many seconds pass here in one second of the clock below.</summary>
    public double Speed => Volatile.Read(ref _pace).Speed;

    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _pace).At(_inner.GetUtcNow());

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock ahead.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Steer(pace => pace with { Time = pace.Time + by });
    }

    /// <summary>Makes the clock faster or slower from now on.</summary>
    public void SetSpeed(double speed)
    {
        if (!double.IsFinite(speed) || speed <= 0) throw new ArgumentOutOfRangeException(nameof(speed), speed, "The speed has to be a finite number above 0.");
        Steer(pace => pace with { Speed = speed });
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteerableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Steer(Func<Pace, Pace> change)
    {
        SteerableTimer[] due;
        lock (_gate)
        {
            var inner = _inner.GetUtcNow();
            _pace = change(new Pace(inner, _pace.At(inner), _pace.Speed));
            due = [.. _timers.Where(timer => timer.Due <= _pace.Time).OrderBy(timer => timer.Due)];
            foreach (var timer in _timers.Except(due)) timer.Schedule();
        }

        foreach (var timer in due) timer.FireIfDue();
    }

    /// <summary>At one moment of the clock below it was this time here; from then on time passes at this speed.</summary>
    private sealed record Pace(DateTimeOffset Inner, DateTimeOffset Time, double Speed)
    {
        // Whole ticks at speed 1: a double has too few digits for a date, though enough for what passed.
        public DateTimeOffset At(DateTimeOffset inner) => Time + (Speed is 1 ? inner - Inner : (inner - Inner) * Speed);

        // Rounded up to a whole millisecond, the system timer's own grain: a timer may be late but never early.
        public TimeSpan InnerUntil(DateTimeOffset due, DateTimeOffset inner)
        {
            var left = due - At(inner);
            if (left <= TimeSpan.Zero) return TimeSpan.Zero;
            return Speed is 1 ? left : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds / Speed));
        }
    }

    /// <summary>One timer. The clock's lock guards it; its callback runs outside of that.</summary>
    private sealed class SteerableTimer : ITimer
    {
        // The system's timers take no more than 49 days: a longer one looks again then.
        private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

        private readonly SteerableTimeProvider _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _inner;
        private TimeSpan _period;

        public SteerableTimer(SteerableTimeProvider clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _inner = clock._inner.CreateTimer(_ => FireIfDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_clock._gate)
            {
                _period = period;
                if (dueTime < TimeSpan.Zero)
                {
                    _clock._timers.Remove(this);
                    return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }

                Due = _clock.GetUtcNow() + dueTime;
                _clock._timers.Add(this);
                return Schedule();
            }
        }

        public bool Schedule()
        {
            var wait = _clock._pace.InnerUntil(Due, _clock._inner.GetUtcNow());
            return _inner.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
        }

        public void FireIfDue()
        {
            lock (_clock._gate)
            {
                if (!_clock._timers.Contains(this)) return;
                if (Due > _clock.GetUtcNow())
                {
                    Schedule();
                    return;
                }

                if (_period > TimeSpan.Zero)
                {
                    Due += _period;
                    Schedule();
                }
                else
                {
                    _clock._timers.Remove(this);
                    _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                }
            }

            _callback(_state);
        }

        public void Dispose()
        {
            lock (_clock._gate) _clock._timers.Remove(this);
            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

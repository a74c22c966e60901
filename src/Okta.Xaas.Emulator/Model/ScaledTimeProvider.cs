namespace Okta.Xaas.Emulator;

/// <summary>A clock that runs faster (or slower) than another one, waits included: with factor 60 five minutes pass in five seconds. Thread-safe.</summary>
/// <remarks>
/// A time limit is no wait, and keeps to the clock below: a <see cref="CancellationTokenSource"/> of ten seconds ends after ten of that clock's seconds. What it limits, a network
/// or a disk, gets no faster by a clock: a store that may take five seconds to close would be given up after five milliseconds with a factor of 1,000.
/// </remarks>
public sealed class ScaledTimeProvider : TimeProvider
{
    private readonly TimeProvider _inner;
    private readonly double _factor;
    private readonly DateTimeOffset _startTime;
    private readonly long _startTimestamp;

    /// <summary>Starts a clock at the time that <paramref name="inner"/> shows now.</summary>
    /// <param name="inner">The clock to scale.</param>
    /// <param name="factor">How many seconds pass here in one second of <paramref name="inner"/>; more than 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not a finite number above 0.</exception>
    public ScaledTimeProvider(TimeProvider inner, double factor)
    {
        ArgumentNullException.ThrowIfNull(inner);
        if (!double.IsFinite(factor) || factor <= 0) throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor has to be a finite number above 0.");
        _inner = inner;
        _factor = factor;
        _startTime = inner.GetUtcNow();
        _startTimestamp = inner.GetTimestamp();
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => _inner.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _startTime + (_inner.GetElapsedTime(_startTimestamp) * _factor);

    /// <inheritdoc/>
    public override long GetTimestamp() => _startTimestamp + (long)((_inner.GetTimestamp() - _startTimestamp) * _factor);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        state is CancellationTokenSource
            ? _inner.CreateTimer(callback, state, dueTime, period)
            : new ScaledTimer(_inner.CreateTimer(callback, state, ToInner(dueTime), ToInner(period)), this);

    // Rounded up to a whole millisecond, the system timer's own grain: a timer may be late but never early.
    private TimeSpan ToInner(TimeSpan scaled) =>
        scaled <= TimeSpan.Zero ? scaled : TimeSpan.FromMilliseconds(Math.Ceiling(scaled.TotalMilliseconds / _factor));

    private sealed class ScaledTimer(ITimer inner, ScaledTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.ToInner(dueTime), clock.ToInner(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

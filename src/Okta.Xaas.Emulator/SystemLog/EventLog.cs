using Okta.Xaas.Emulator.Buffers;

namespace Okta.Xaas.Emulator.SystemLog;

/// <summary>The newest events, in the order they came about. Not thread-safe: the org's lock guards it.</summary>
internal sealed class EventLog(int capacity)
{
    private readonly RingBuffer<LogEvent> _events = new(capacity);
    private long _last;

    public void Add(LogEvent? one)
    {
        if (one is null) return;
        one.Number = ++_last;
        _events.Add(one, out _);
    }

    /// <summary>Those after a number, in order.</summary>
    public IEnumerable<LogEvent> After(long number)
    {
        // Numbers have no gaps, so that the place follows from the number.
        var first = _last - _events.Count + 1;
        for (var i = (int)Math.Max(0, number + 1 - first); i < _events.Count; i++) yield return _events[i];
    }

    public void Clear() => _events.Clear();
}

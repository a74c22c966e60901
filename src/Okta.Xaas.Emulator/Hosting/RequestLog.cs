namespace Okta.Xaas.Emulator.Hosting;

/// <summary>The last requests. Thread-safe.</summary>
internal sealed class RequestLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<RequestLogEntry> _entries = new();
    private long _lastNumber;

    public long NextNumber() => Interlocked.Increment(ref _lastNumber);

    public void Add(RequestLogEntry entry)
    {
        lock (_gate)
        {
            _entries.Enqueue(entry);
            while (_entries.Count > capacity) _entries.Dequeue();
        }
    }

    /// <summary>The entries in the order their requests came, which is not always the order they were answered in.</summary>
    public IReadOnlyList<RequestLogEntry> Snapshot()
    {
        lock (_gate) return [.. _entries.OrderBy(entry => entry.Request.Number)];
    }
}

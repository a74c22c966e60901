using Okta.Xaas.Emulator.Buffers;
using Okta.Xaas.Emulator.Records;

namespace Okta.Xaas.Emulator.Pipeline;

/// <summary>The last requests. Thread-safe.</summary>
internal sealed class RequestLog(int capacity, ChangeFeed feed)
{
    /// <summary>How many bytes the bodies take that it keeps; the oldest go first.</summary>
    public const long BodyBytes = 64L * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly RingBuffer<RequestLogEntry> _entries = new(capacity);
    private readonly BodyBudget _bodies = new(BodyBytes, capacity);
    private long _lastNumber;
    private long _total;
    private long _errors;

    public long NextNumber() => Interlocked.Increment(ref _lastNumber);

    public void Add(RequestLogEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry, out _);
            if (entry.Request.Packed is { Length: > 0 } body) _bodies.Keep(new KeptBody(entry.Request, body.Length));
            _total++;
            if (entry.IsError) _errors++;
        }

        feed.Mark(Changed.Requests | Changed.State);
    }

    /// <summary>How many were answered, and with how many of them something was wrong.</summary>
    public (long Total, long Errors) Counts()
    {
        lock (_gate) return (_total, _errors);
    }

    /// <summary>The entries in the order their requests came, which is not always the order they were answered in.</summary>
    public IReadOnlyList<RequestLogEntry> Snapshot()
    {
        RequestLogEntry[] entries;
        lock (_gate) entries = _entries.ToArray();
        Array.Sort(entries, (one, other) => one.Request.Number.CompareTo(other.Request.Number));
        return entries;
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _bodies.Clear();
            _total = _errors = 0;
        }

        feed.Mark(Changed.Requests | Changed.State);
    }

    private sealed class KeptBody(EmulatedRequest request, int length) : IBodyKeeper
    {
        public int KeptBytes => length;

        public void DropBody() => request.DropBody();
    }
}

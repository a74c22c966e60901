namespace Okta.Xaas.Emulator.OAuth;

/// <summary>Remembers what may be used once, for as long as it could be used again. Not thread-safe: the server's lock guards it.</summary>
internal sealed class UsedIds
{
    private readonly Dictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _ends = new();

    public bool TryUse(string id, DateTimeOffset now, DateTimeOffset until)
    {
        while (_ends.TryPeek(out var oldest, out var end) && end < now)
        {
            _ends.Dequeue();
            _until.Remove(oldest);
        }

        if (!_until.TryAdd(id, until)) return false;
        _ends.Enqueue(id, until);
        return true;
    }
}

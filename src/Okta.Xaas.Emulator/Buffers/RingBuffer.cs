namespace Okta.Xaas.Emulator.Buffers;

/// <summary>The newest items, oldest first; it grows up to its capacity, then each new item takes the place of the oldest. Not thread-safe.</summary>
internal sealed class RingBuffer<T>(int capacity)
{
    private readonly List<T> _items = [];
    private int _start;

    public int Count => _items.Count;

    public T this[int index] => _items[(_start + index) % _items.Count];

    /// <summary>Adds an item; gives the one that had to go for it.</summary>
    public bool Add(T item, out T? gone)
    {
        gone = default;
        if (capacity == 0) return false;
        if (_items.Count < capacity)
        {
            _items.Add(item);
            return false;
        }

        gone = _items[_start];
        _items[_start] = item;
        _start = (_start + 1) % capacity;
        return true;
    }

    public T[] ToArray()
    {
        var all = new T[_items.Count];
        _items.CopyTo(_start, all, 0, _items.Count - _start);
        _items.CopyTo(0, all, _items.Count - _start, _start);
        return all;
    }

    public void Clear()
    {
        _items.Clear();
        _start = 0;
    }
}

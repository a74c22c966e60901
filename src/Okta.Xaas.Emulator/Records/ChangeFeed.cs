namespace Okta.Xaas.Emulator.Records;

/// <summary>Tells onlookers that something has changed. Telling never waits: each onlooker has one set of flags, which it takes when it gets to it. Thread-safe.</summary>
internal sealed class ChangeFeed
{
    private readonly Lock _gate = new();
    private ChangeReader[] _readers = [];

    /// <summary>How many onlookers there are.</summary>
    public int Readers => Volatile.Read(ref _readers).Length;

    public void Mark(Changed what)
    {
        foreach (var reader in Volatile.Read(ref _readers)) reader.Mark(what);
    }

    public ChangeReader Subscribe()
    {
        var reader = new ChangeReader(Remove);
        lock (_gate) _readers = [.. _readers, reader];
        return reader;
    }

    private void Remove(ChangeReader reader)
    {
        lock (_gate) _readers = [.. _readers.Where(one => one != reader)];
    }
}

/// <summary>One onlooker's flags.</summary>
internal sealed class ChangeReader(Action<ChangeReader> remove) : IDisposable
{
    private readonly SemaphoreSlim _marked = new(0, 1);
    private int _pending;

    public void Mark(Changed what)
    {
        // Whoever sets the first flag wakes the reader; it takes them all at once.
        if (Interlocked.Or(ref _pending, (int)what) == 0) _marked.Release();
    }

    /// <summary>Waits until there are flags; <see cref="Take"/> has to follow.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _marked.WaitAsync(cancellationToken);

    public Changed Take() => (Changed)Interlocked.Exchange(ref _pending, 0);

    // The semaphore is left to the collector: somebody may be marking just now.
    public void Dispose() => remove(this);
}

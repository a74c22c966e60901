namespace Okta.Xaas.Emulator.Buffers;

/// <summary>Somebody who keeps a body as long as there is room for it.</summary>
internal interface IBodyKeeper
{
    /// <summary>The length of the body in bytes.</summary>
    int KeptBytes { get; }

    /// <summary>Lets the body go.</summary>
    void DropBody();
}

/// <summary>Keeps the newest bodies within a number of bytes and of bodies. Not thread-safe.</summary>
internal sealed class BodyBudget(long maxBytes, int maxBodies)
{
    private readonly Queue<IBodyKeeper> _keepers = new();
    private long _bytes;

    /// <summary>Whether it keeps any at all.</summary>
    public bool KeepsAny => maxBytes > 0;

    public void Keep(IBodyKeeper keeper)
    {
        if (keeper.KeptBytes == 0) return;
        _keepers.Enqueue(keeper);
        _bytes += keeper.KeptBytes;
        while (_bytes > maxBytes || _keepers.Count > maxBodies)
        {
            var oldest = _keepers.Dequeue();
            _bytes -= oldest.KeptBytes;
            oldest.DropBody();
        }
    }

    public void Clear()
    {
        foreach (var keeper in _keepers) keeper.DropBody();
        _keepers.Clear();
        _bytes = 0;
    }
}

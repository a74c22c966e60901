namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>The records that are held back: all are counted, the first ones kept.</summary>
internal sealed class HeldBackList
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 1_000;

    private readonly List<HeldBackRecord> _records = [];

    public long Count { get; private set; }

    /// <summary>Those that are held back on purpose: they are no fault of the list.</summary>
    public long Protected { get; private set; }

    public IReadOnlyList<HeldBackRecord> Records => _records;

    public void Add(HeldBackRecord record)
    {
        Count++;
        if (record.Reason == HeldBackReason.Protected) Protected++;
        if (_records.Count < Kept) _records.Add(record);
    }
}

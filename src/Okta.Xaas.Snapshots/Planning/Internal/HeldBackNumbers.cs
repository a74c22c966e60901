using System.Collections;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Which records of the list turned out to be duplicates after they were put aside: a bit for each record.</summary>
internal sealed class HeldBackNumbers
{
    private readonly BitArray?[] _ofKind = new BitArray?[3];

    public void Add(EntityKind kind, long number)
    {
        var bits = _ofKind[(int)kind] ??= new(0);
        if (number >= bits.Length) bits.Length = Math.Max((int)number + 1, bits.Length * 2);
        bits[(int)number] = true;
    }

    public bool Contains(EntityKind kind, long number) => _ofKind[(int)kind] is { } bits && number < bits.Length && bits[(int)number];
}

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>
/// The values that may have been given to many, found in one pass and little memory: whatever more than a ninth of the changes of an attribute give is among
/// them (Misra and Gries, "Finding repeated elements").
/// </summary>
internal sealed class FrequentValues
{
    private const int Counters = 8;

    private readonly Dictionary<string, Dictionary<string, long>> _counts = new(StringComparer.Ordinal);

    public void Add(string attribute, string value)
    {
        if (!_counts.TryGetValue(attribute, out var counts)) _counts[attribute] = counts = new(StringComparer.Ordinal);
        if (counts.TryGetValue(value, out var count)) counts[value] = count + 1;
        else if (counts.Count < Counters) counts[value] = 1;
        else TakeOneOffEach(counts);
    }

    public bool Contains(string attribute, string value) => _counts.TryGetValue(attribute, out var counts) && counts.ContainsKey(value);

    private static void TakeOneOffEach(Dictionary<string, long> counts)
    {
        foreach (var value in counts.Keys.ToArray())
        {
            if (--counts[value] == 0) counts.Remove(value);
        }
    }
}

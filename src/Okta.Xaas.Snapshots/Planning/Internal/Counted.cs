using Okta.Xaas.Snapshots.Safeguards.Internal;

namespace Okta.Xaas.Snapshots.Planning.Internal;

/// <summary>Counts, and keeps the first ones as examples.</summary>
internal sealed class Counted
{
    private readonly List<string> _examples = [];

    public long Count { get; private set; }

    public Seen Seen => new(Count, _examples);

    public void Add(string externalId)
    {
        Count++;
        if (_examples.Count < SafeguardRules.MostExamples) _examples.Add(externalId);
    }
}

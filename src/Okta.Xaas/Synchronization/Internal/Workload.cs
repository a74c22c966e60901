using Okta.Xaas.Batching;
using Okta.Xaas.Batching.Internal;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The batches of a packed session that are not booked yet. Each is taken out once, so that each change is booked once, whoever comes first.</summary>
internal sealed class Workload
{
    private readonly object _gate = new();
    private readonly List<Batch> _batches = [];

    public int Count
    {
        get
        {
            lock (_gate) return _batches.Count;
        }
    }

    public void Add(params IEnumerable<Batch> batches)
    {
        lock (_gate) _batches.AddRange(batches);
    }

    public IReadOnlyList<Batch> OfStage(int stage)
    {
        lock (_gate) return _batches.Where(b => UploadOrder.StageOf(b.Kind) == stage).ToArray();
    }

    /// <summary>Puts the parts of a batch in its place.</summary>
    public void Replace(Batch batch, params IEnumerable<Batch> parts)
    {
        lock (_gate)
        {
            if (_batches.Remove(batch)) _batches.AddRange(parts);
        }
    }

    /// <summary>Takes those of the batches out that are still in.</summary>
    public IReadOnlyList<Batch> Take(IEnumerable<Batch> batches)
    {
        lock (_gate) return batches.Where(_batches.Remove).ToArray();
    }

    public IReadOnlyList<Batch> TakeAll()
    {
        lock (_gate)
        {
            var all = _batches.ToArray();
            _batches.Clear();
            return all;
        }
    }
}

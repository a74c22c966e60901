using Okta.Xaas.Batching;

namespace Okta.Xaas.Tests.Batching;

/// <summary>
/// How many batches changes of one kind need at least, when they stay in their order: a new batch only when nothing more fits. For pieces that
/// are not reordered no packing needs fewer.
/// </summary>
internal sealed class GreedyReference(BatchLimits limits, ChangeKind kind)
{
    private readonly int _envelope = ExpectedBody.EnvelopeSize(kind);
    private int _entries;
    private int _bytes;

    public int Batches { get; private set; }

    public static int Count(BatchLimits limits, ChangeKind kind, IEnumerable<(IdentityChange Change, IReadOnlyList<string>? Members)> items)
    {
        var reference = new GreedyReference(limits, kind);
        foreach (var (change, members) in items)
        {
            if (members is null) reference.AddEntry(ExpectedBody.EntrySize(change));
            else reference.AddMembers(change, members);
        }

        return reference.Batches;
    }

    private void AddMembers(IdentityChange change, IReadOnlyList<string> members)
    {
        var inEntry = false;
        foreach (var member in members)
        {
            var more = 1 + ExpectedBody.StringSize(member);
            if (inEntry && _bytes + more <= limits.MaxBytes)
            {
                _bytes += more;
                continue;
            }

            AddEntry(ExpectedBody.EntrySize(change, [member]));
            inEntry = true;
        }
    }

    private void AddEntry(int size)
    {
        if (Batches == 0 || _entries == limits.MaxEntities || _bytes + 1 + size > limits.MaxBytes)
        {
            Batches++;
            (_entries, _bytes) = (1, _envelope + size);
        }
        else
        {
            _entries++;
            _bytes += 1 + size;
        }
    }
}

using System.Collections;
using Okta.Xaas.Batching.Internal;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The changes of a batch as a journal sees them: each is made when it is read, as a journal in memory is hardly ever read.</summary>
internal sealed class BatchReferences(ChangeKind kind, IReadOnlyList<BatchItem> items) : IReadOnlyList<ChangeReference>
{
    public int Count => items.Count;

    public ChangeReference this[int index] => RunAccount.ReferenceTo(kind, items[index]);

    public IEnumerator<ChangeReference> GetEnumerator() => items.Select(item => RunAccount.ReferenceTo(kind, item)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

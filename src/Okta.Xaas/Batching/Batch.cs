using Okta.Xaas.Batching.Internal;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Batching;

/// <summary>One bulk request: changes of one kind, and its body, written once; exactly these bytes are sent.</summary>
/// <remarks>The body lies in pooled memory that <see cref="Dispose"/> gives back: do not use it afterwards.</remarks>
public sealed class Batch : IDisposable
{
    private readonly PooledBuffer _body;
    private readonly List<BatchItem> _items;

    internal Batch(ChangeKind kind, PooledBuffer body, List<BatchItem> items)
    {
        Kind = kind;
        _body = body;
        _items = items;
        ByteCount = body.Length;
        foreach (var item in items) ChangeCount += item.Count;
    }

    /// <summary>What all its changes do; decides the operation that it is sent to.</summary>
    public ChangeKind Kind { get; }

    /// <summary>The request's body: UTF-8 JSON.</summary>
    /// <exception cref="ObjectDisposedException">The batch was disposed.</exception>
    public ReadOnlyMemory<byte> Body => _body.Memory;

    /// <summary>The size of the body in bytes.</summary>
    public int ByteCount { get; }

    /// <summary>The number of entities; for memberships, of groups with their lists of members.</summary>
    public int EntityCount => _items.Count;

    /// <summary>The number of changes; members are counted each.</summary>
    public int ChangeCount { get; }

    /// <summary>The changes, in the order of the body.</summary>
    internal IReadOnlyList<BatchItem> Items => _items;

    /// <summary>Whether an earlier session may have brought it to Okta already: as somebody else triggered that one, or as an upload into it got no answer.</summary>
    internal bool MayBeImported { get; set; }

    /// <summary>The two halves of the batch; <see langword="null"/> when it has a single change or a single member. This batch stays as it is.</summary>
    internal (Batch First, Batch Second)? Split() => BatchSplitter.Split(this);

    /// <summary>The batch by what is said of each change, or of each member of a membership change; itself, when the same is said of all.</summary>
    internal IReadOnlyDictionary<TKey, Batch> Divide<TKey>(Func<BatchItem, string?, TKey> keyOf)
        where TKey : notnull => BatchSplitter.Divide(this, keyOf);

    /// <summary>Gives the memory of the body back.</summary>
    public void Dispose() => _body.Dispose();
}

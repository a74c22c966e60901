using System.Text.Json;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Batching.Internal;

/// <summary>One batch while it is filled. What does not fit is cut off again, so that the bytes written are the bytes to be sent.</summary>
internal sealed class BatchBuilder : IDisposable
{
    private readonly ChangeKind _kind;
    private readonly BatchLimits _limits;
    private readonly PooledBuffer _body;
    private readonly List<BatchItem> _items;
    private Utf8JsonWriter? _writer;

    /// <param name="kind">The kind of all its changes.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="expectedBytes">How long the body is likely to be: it need not move then while it grows.</param>
    public BatchBuilder(ChangeKind kind, BatchLimits limits, int expectedBytes = PooledBuffer.DefaultCapacity)
    {
        _body = new(expectedBytes);
        _kind = kind;
        _limits = limits;
        _items = new(limits.MaxEntities);
        _body.Write(BulkBody.Prefix(kind));
    }

    public IReadOnlyList<BatchItem> Items => _items;

    /// <summary>Whether an entry of so many bytes fits into a batch that has no other.</summary>
    public static bool FitsAlone(ChangeKind kind, int bytes, BatchLimits limits) => BulkBody.Prefix(kind).Length + bytes + BulkBody.Suffix.Length <= limits.MaxBytes;

    /// <summary>Takes an entry that is written already, if it fits.</summary>
    public bool TryAppend(long index, string externalId, ReadOnlySpan<byte> entry)
    {
        var comma = _items.Count > 0 ? 1 : 0;
        if (_items.Count == _limits.MaxEntities || _body.Length + comma + entry.Length + BulkBody.Suffix.Length > _limits.MaxBytes) return false;
        if (comma > 0) _body.Write(","u8);
        _body.Write(entry);
        _items.Add(new(index, externalId, null, _body.Length));
        return true;
    }

    /// <summary>Writes as many of the members as fit into one entry, and says how many these are.</summary>
    public int AppendMembers(long index, string group, ArraySegment<string> members)
    {
        if (_items.Count == _limits.MaxEntities) return 0;
        var start = _body.Length;
        if (_items.Count > 0) _body.Write(","u8);
        var entryStart = _body.Length;
        var room = _limits.MaxBytes - BulkBody.Suffix.Length - BulkBody.MembershipEnd.Length - entryStart;
        var writer = _writer ??= new(_body, BulkBody.WriterOptions);
        writer.Reset(_body);
        BulkBody.WriteMembershipStart(writer, group);
        var fitting = 0;
        long length = 0;
        foreach (var member in members)
        {
            writer.WriteStringValue(member);
            if (writer.BytesCommitted + writer.BytesPending > room) break;
            length = writer.BytesCommitted + writer.BytesPending;
            fitting++;
        }

        writer.Flush();
        if (fitting == 0)
        {
            _body.CutBackTo(start);
            return 0;
        }

        _body.CutBackTo(entryStart + (int)length);
        _body.Write(BulkBody.MembershipEnd);
        _items.Add(new(index, group, new ArraySegment<string>(members.Array!, members.Offset, fitting), _body.Length));
        return fitting;
    }

    public Batch Seal()
    {
        _body.Write(BulkBody.Suffix);
        _writer?.Dispose();
        return new(_kind, _body, _items);
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _body.Dispose();
    }
}

using System.Text.Json;
using Okta.Xaas.Changes;
using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Batching.Internal;

/// <summary>One batch while it is filled. What does not fit is cut off again, so that the bytes written are the bytes to be sent.</summary>
internal sealed class BatchBuilder : IDisposable
{
    private readonly ChangeKind _kind;
    private readonly BatchLimits _limits;
    private readonly Utf8JsonWriter _writer;
    private readonly PooledBuffer _body = new();
    private readonly List<BatchItem> _items;

    public BatchBuilder(ChangeKind kind, BatchLimits limits)
    {
        _kind = kind;
        _limits = limits;
        _items = new(limits.MaxEntities);
        _body.Write(BulkBody.Prefix(kind));
        _writer = new(_body, BulkBody.WriterOptions);
    }

    public IReadOnlyList<BatchItem> Items => _items;

    /// <summary>Writes the change, if it fits.</summary>
    public AppendOutcome TryAppend(long index, IdentityChange change)
    {
        if (_items.Count == _limits.MaxEntities) return AppendOutcome.BatchIsFull;
        var start = BeginEntry();
        var entryStart = _body.Length;
        BulkBody.WriteEntry(_writer, change);
        _writer.Flush();
        if (_body.Length + BulkBody.Suffix.Length <= _limits.MaxBytes)
        {
            _items.Add(new(index, change.ExternalId, null, _body.Length));
            return AppendOutcome.Appended;
        }

        var aloneLength = BulkBody.Prefix(_kind).Length + (_body.Length - entryStart) + BulkBody.Suffix.Length;
        _body.CutBackTo(start);
        return aloneLength > _limits.MaxBytes ? AppendOutcome.TooLarge : AppendOutcome.BatchIsFull;
    }

    /// <summary>Writes as many of the members as fit into one entry, and says how many these are.</summary>
    public int AppendMembers(long index, string group, ArraySegment<string> members)
    {
        if (_items.Count == _limits.MaxEntities) return 0;
        var start = BeginEntry();
        var entryStart = _body.Length;
        var room = _limits.MaxBytes - BulkBody.Suffix.Length - BulkBody.MembershipEnd.Length - entryStart;
        BulkBody.WriteMembershipStart(_writer, group);
        var fitting = 0;
        long length = 0;
        foreach (var member in members)
        {
            _writer.WriteStringValue(member);
            if (_writer.BytesCommitted + _writer.BytesPending > room) break;
            length = _writer.BytesCommitted + _writer.BytesPending;
            fitting++;
        }

        _writer.Flush();
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
        _writer.Dispose();
        return new(_kind, _body, _items);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _body.Dispose();
    }

    private int BeginEntry()
    {
        var start = _body.Length;
        if (_items.Count > 0) _body.Write(","u8);
        _writer.Reset(_body);
        return start;
    }
}

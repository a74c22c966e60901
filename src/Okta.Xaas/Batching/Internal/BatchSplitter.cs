using Okta.Xaas.Changes.Internal;

namespace Okta.Xaas.Batching.Internal;

/// <summary>Halves a batch from its own bytes: the records that it was written from are long gone.</summary>
internal static class BatchSplitter
{
    public static (Batch First, Batch Second)? Split(Batch batch)
    {
        if (batch.EntityCount > 1)
        {
            var middle = batch.EntityCount / 2;
            return (Slice(batch, 0, middle), Slice(batch, middle, batch.EntityCount));
        }

        if (batch.Items[0].Members is not { Count: > 1 } members) return null;
        var half = members.Count / 2;
        return (OfMembers(batch, new(members.Array!, members.Offset, half)), OfMembers(batch, new(members.Array!, members.Offset + half, members.Count - half)));
    }

    private static Batch Slice(Batch batch, int from, int to)
    {
        var prefix = BulkBody.Prefix(batch.Kind);
        var start = from == 0 ? prefix.Length : batch.Items[from - 1].End + 1;
        var entries = batch.Body.Span.Slice(start, batch.Items[to - 1].End - start);
        var body = new PooledBuffer(prefix.Length + entries.Length + BulkBody.Suffix.Length);
        body.Write(prefix);
        body.Write(entries);
        body.Write(BulkBody.Suffix);
        var shift = start - prefix.Length;
        return new(batch.Kind, body, batch.Items.Skip(from).Take(to - from).Select(i => i with { End = i.End - shift }).ToList());
    }

    private static Batch OfMembers(Batch batch, ArraySegment<string> members)
    {
        var builder = new BatchBuilder(batch.Kind, new(MaxEntities: 1, MaxBytes: int.MaxValue));
        builder.AppendMembers(batch.Items[0].Index, batch.Items[0].ExternalId, members);
        return builder.Seal();
    }
}

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

    public static IReadOnlyDictionary<TKey, Batch> Divide<TKey>(Batch batch, Func<BatchItem, string?, TKey> keyOf)
        where TKey : notnull
    {
        var keys = batch.Items.Select(item => item.Members is { } members ? members.Select(m => keyOf(item, m)).ToArray() : [keyOf(item, null)]).ToArray();
        var distinct = keys.SelectMany(k => k).Distinct().ToArray();
        if (distinct.Length == 1) return new Dictionary<TKey, Batch> { [distinct[0]] = batch };
        return distinct.ToDictionary(key => key, key => batch.Items[0].Members is null ? Pick(batch, i => keys[i][0].Equals(key)) : PickMembers(batch, (i, m) => keys[i][m].Equals(key)));
    }

    private static Batch Pick(Batch batch, Func<int, bool> isIn)
    {
        var picked = Enumerable.Range(0, batch.EntityCount).Where(isIn).ToArray();
        var body = new PooledBuffer(batch.ByteCount);
        var items = new List<BatchItem>(picked.Length);
        body.Write(BulkBody.Prefix(batch.Kind));
        foreach (var index in picked)
        {
            if (items.Count > 0) body.Write(","u8);
            var start = StartOf(batch, index);
            body.Write(batch.Body.Span.Slice(start, batch.Items[index].End - start));
            items.Add(batch.Items[index] with { End = body.Length });
        }

        body.Write(BulkBody.Suffix);
        return new(batch.Kind, body, items) { MayBeImported = batch.MayBeImported };
    }

    private static Batch PickMembers(Batch batch, Func<int, int, bool> isIn)
    {
        var builder = new BatchBuilder(batch.Kind, new(MaxEntities: batch.EntityCount, MaxBytes: int.MaxValue));
        for (var index = 0; index < batch.EntityCount; index++)
        {
            var item = batch.Items[index];
            var members = item.Members!.Value.Where((_, m) => isIn(index, m)).ToArray();
            if (members.Length > 0) builder.AppendMembers(item.Index, item.ExternalId, new(members));
        }

        var part = builder.Seal();
        part.MayBeImported = batch.MayBeImported;
        return part;
    }

    private static int StartOf(Batch batch, int index) => index == 0 ? BulkBody.Prefix(batch.Kind).Length : batch.Items[index - 1].End + 1;

    private static Batch Slice(Batch batch, int from, int to)
    {
        var prefix = BulkBody.Prefix(batch.Kind);
        var start = StartOf(batch, from);
        var entries = batch.Body.Span.Slice(start, batch.Items[to - 1].End - start);
        var body = new PooledBuffer(prefix.Length + entries.Length + BulkBody.Suffix.Length);
        body.Write(prefix);
        body.Write(entries);
        body.Write(BulkBody.Suffix);
        var shift = start - prefix.Length;
        return new(batch.Kind, body, batch.Items.Skip(from).Take(to - from).Select(i => i with { End = i.End - shift }).ToList()) { MayBeImported = batch.MayBeImported };
    }

    private static Batch OfMembers(Batch batch, ArraySegment<string> members)
    {
        var builder = new BatchBuilder(batch.Kind, new(MaxEntities: 1, MaxBytes: int.MaxValue));
        builder.AppendMembers(batch.Items[0].Index, batch.Items[0].ExternalId, members);
        var half = builder.Seal();
        half.MayBeImported = batch.MayBeImported;
        return half;
    }
}

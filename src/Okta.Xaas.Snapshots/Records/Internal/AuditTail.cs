using System.Text.Json;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Records.Internal;

/// <summary>The end of an audit trail: whether it is the one that was written, and what comes after it. Decides only.</summary>
internal static class AuditTail
{
    /// <summary>Holds the last entry against the head.</summary>
    /// <param name="book">The book.</param>
    /// <param name="named">The entry of the head's number; the book's last one where the head has none, or a later number.</param>
    /// <param name="key">The key; null where the store has none.</param>
    public static AuditEnd Of(FeedBook book, StoredAuditEntry? named, RecordsKey? key)
    {
        var last = book.LastEntry?.Number ?? 0;
        AuditEnd End(AuditSignature signature, long written = 0) => new() { Last = last, Written = Math.Max(last, written), Signature = signature };

        var head = AuditHead.Read(book, out var isDestroyed);
        if (isDestroyed) return End(AuditSignature.Invalid);
        if (key is not null && head?.IsSignedWith(key) == true) return End(head.Names(named) ? AuditSignature.Valid : AuditSignature.Invalid, head.Number);
        if (key is not null && (head?.Key == key.Name || IsExpected(book, key))) return End(AuditSignature.Invalid);
        return End(last == 0 && head is null ? AuditSignature.Valid : AuditSignature.OtherKey);
    }

    /// <summary>Adds entries to what is written, each signed together with the one before, and the head with them. They follow the last one that was written, so that a cut end is a gap for good.</summary>
    public static FeedBookChange Enter(this FeedBookChange change, FeedBook book, RecordsKey key, params AuditText[] texts)
    {
        var (number, previous) = Continue(book, key);
        var keyBefore = book.LastEntry is { } last ? AuditText.TryParse(last)?.Key : key.Name;
        var entries = new List<StoredAuditEntry>();
        foreach (var text in texts)
        {
            var json = JsonSerializer.Serialize(text with { Key = key.Name, KeyBefore = keyBefore == key.Name ? null : keyBefore, HasHead = true }, RecordsJsonContext.Default.AuditText);
            keyBefore = key.Name;
            previous = key.SignEntry(++number, previous, json);
            entries.Add(new(number, json, previous));
        }

        var values = change.Values.ToDictionary(value => value.Key, value => value.Value);
        values[FeedValues.AuditHead] = AuditHead.TextOf(entries[entries.Count - 1], key);
        return change with { Values = values, Entries = entries };
    }

    private static (long Number, byte[]? Signature) Continue(FeedBook book, RecordsKey key)
    {
        var (last, head) = (book.LastEntry, AuditHead.Read(book, out _));

        // What a version before has added since.
        if (head?.IsSignedWith(key) == true) return last?.Number > head.Number ? (last.Number, last.Signature) : (head.Number, head.Entry);

        // It is not known how many are missing where the head is, too: one number is left out, so that it is seen.
        var end = Of(book, last, key);
        return (end.Written + (end.Signature == AuditSignature.Invalid ? 1 : 0), last?.Signature);
    }

    // Entries of the key, and what is written together with one, have a head.
    private static bool IsExpected(FeedBook book, RecordsKey key) => book.LastEntry is { } last
        ? AuditText.TryParse(last) is { HasHead: true } text && text.Key == key.Name
        : book.Values.ContainsKey(FeedValues.LastRun);
}

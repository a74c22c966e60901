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
        if (isDestroyed || (key is not null && LacksHead(book, key))) return End(AuditSignature.Invalid);
        if (key is not null && head?.IsSignedWith(key) == true) return End(head.Names(named) ? AuditSignature.Valid : AuditSignature.Invalid, head.Number);
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
        // It is not known how many entries are missing then: one number is left out, so that it is seen.
        var last = book.LastEntry;
        if (LacksHead(book, key)) return ((last?.Number ?? 0) + 1, last?.Signature);

        // After a later one, where a version before has added it since.
        return AuditHead.Read(book, out _) is { } head && head.IsSignedWith(key) && !(last?.Number > head.Number) ? (head.Number, head.Entry) : (last?.Number ?? 0, last?.Signature);
    }

    // Whether there is no head, or another one than there must be: it was changed, or is not as new as the last entry, with which one was written.
    private static bool LacksHead(FeedBook book, RecordsKey key)
    {
        var head = AuditHead.Read(book, out var isDestroyed);
        var isSigned = head?.IsSignedWith(key) == true;
        if (isDestroyed || (head?.Key == key.Name && !isSigned)) return true;
        if (isSigned && !(book.LastEntry?.Number > head!.Number)) return false;
        return book.LastEntry is { } last ? AuditText.TryParse(last) is { HasHead: true } text && text.Key == key.Name : book.Values.ContainsKey(FeedValues.LastRun);
    }
}

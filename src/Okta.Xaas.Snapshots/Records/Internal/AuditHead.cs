using System.Text.Json;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Records.Internal;

/// <summary>Which entry of the audit trail is the last one, kept beside it and written together with it: without it nobody would see that entries were taken off the end.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Entry">Its signature.</param>
/// <param name="Key">By what the key is told that this was signed with.</param>
/// <param name="Signature">Of the first two.</param>
internal sealed record AuditHead(long Number, byte[] Entry, string Key, byte[] Signature)
{
    public static string TextOf(StoredAuditEntry last, RecordsKey key) =>
        JsonSerializer.Serialize(new(last.Number, last.Signature, key.Name, key.SignHead(last.Number, last.Signature)), RecordsJsonContext.Default.AuditHead);

    /// <summary>What a book has.</summary>
    /// <param name="book">The book.</param>
    /// <param name="isDestroyed">Whether it has something that is none.</param>
    public static AuditHead? Read(FeedBook book, out bool isDestroyed)
    {
        isDestroyed = false;
        if (!book.Values.TryGetValue(FeedValues.AuditHead, out var text)) return null;
        AuditHead? head = null;
        try
        {
            head = JsonSerializer.Deserialize(text, RecordsJsonContext.Default.AuditHead);
        }
        catch (JsonException)
        {
            // Whoever has changed it is told of by who reads the trail; it ends no run.
        }

        isDestroyed = head is not { Entry: not null, Key: not null, Signature: not null };
        return isDestroyed ? null : head;
    }

    public bool IsSignedWith(RecordsKey key) => Key == key.Name && key.SignHead(Number, Entry).AsSpan().SequenceEqual(Signature);

    public bool Names(StoredAuditEntry? entry) => entry is not null && entry.Number == Number && entry.Signature.AsSpan().SequenceEqual(Entry);
}

using System.Text.Json;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Records.Internal;

/// <summary>What an entry of the audit trail says, as it is stored and signed.</summary>
/// <param name="At">When.</param>
/// <param name="Event">What happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="Machine">Where.</param>
/// <param name="Run">The run.</param>
/// <param name="ApprovalId">The approval.</param>
/// <param name="Comment">What was said.</param>
internal sealed record AuditText(DateTimeOffset At, AuditEvent Event, string By, string Machine, FeedRun? Run = null, string? ApprovalId = null, string? Comment = null)
{
    /// <summary>By what the key is told that it was signed with.</summary>
    public string? Key { get; init; }

    /// <summary>Which key the entry before was signed with, of the first entry of another one: so nobody passes off an entry in the middle as one of another key.</summary>
    public string? KeyBefore { get; init; }

    /// <summary>The entries that follow the last one of a book, each signed together with the one before.</summary>
    public static IReadOnlyList<StoredAuditEntry> Append(FeedBook book, RecordsKey key, IEnumerable<AuditText> texts)
    {
        var (number, previous, keyBefore) = (book.LastEntry?.Number ?? 0, book.LastEntry?.Signature, book.LastEntry is { } last ? KeyOf(last) : key.Name);
        var entries = new List<StoredAuditEntry>();
        foreach (var text in texts)
        {
            var json = JsonSerializer.Serialize(text with { Key = key.Name, KeyBefore = keyBefore == key.Name ? null : keyBefore }, RecordsJsonContext.Default.AuditText);
            keyBefore = key.Name;
            previous = key.SignEntry(++number, previous, json);
            entries.Add(new(number, json, previous));
        }

        return entries;
    }

    /// <summary>Reads an entry; what its signature tells is found by the one before it.</summary>
    public static AuditEntry Read(StoredAuditEntry stored, StoredAuditEntry? previous, RecordsKey? key, string identitySourceId)
    {
        var text = Parse(stored);
        return new()
        {
            Number = stored.Number,
            At = text.At,
            Event = text.Event,
            IdentitySourceId = identitySourceId,
            By = text.By,
            Machine = text.Machine,
            Run = text.Run,
            ApprovalId = text.ApprovalId,
            Comment = text.Comment,
            Signature = SignatureOf(stored, text, previous, key),
        };
    }

    private static AuditSignature SignatureOf(StoredAuditEntry stored, AuditText text, StoredAuditEntry? previous, RecordsKey? key)
    {
        if (stored.Number != (previous?.Number ?? 0) + 1) return AuditSignature.Invalid;
        var keyBefore = previous is null ? text.Key : KeyOf(previous);

        // The key of now is the last one: what has another one stands before all that has this one.
        if (text.Key != key?.Name) return keyBefore == key?.Name ? AuditSignature.Invalid : AuditSignature.OtherKey;
        var isSigned = key!.SignEntry(stored.Number, previous?.Signature, stored.Text).AsSpan().SequenceEqual(stored.Signature);
        return isSigned && keyBefore is not null && (keyBefore == text.Key || keyBefore == text.KeyBefore) ? AuditSignature.Valid : AuditSignature.Invalid;
    }

    // Of one that somebody has destroyed nothing is known; it ends no run.
    private static string? KeyOf(StoredAuditEntry stored)
    {
        try
        {
            return JsonSerializer.Deserialize(stored.Text, RecordsJsonContext.Default.AuditText)?.Key;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AuditText Parse(StoredAuditEntry stored)
    {
        try
        {
            return JsonSerializer.Deserialize(stored.Text, RecordsJsonContext.Default.AuditText) ?? throw new JsonException("The entry is null.");
        }
        catch (JsonException exception)
        {
            throw new SnapshotStoreException($"Entry {stored.Number} of the audit trail is not one of this version of Okta.Xaas.Snapshots, or was changed: use the version that wrote it, or put a backup of the store in its place.", exception);
        }
    }
}

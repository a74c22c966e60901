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

    /// <summary>Whether a head was written with it: then there is one, unless somebody has taken it away. Not so of what versions before wrote.</summary>
    public bool HasHead { get; init; }

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
        var keyBefore = previous is null ? text.Key : TryParse(previous)?.Key;

        // The key of now is the last one: what has another one stands before all that has this one.
        if (text.Key != key?.Name) return keyBefore == key?.Name ? AuditSignature.Invalid : AuditSignature.OtherKey;
        var isSigned = key!.SignEntry(stored.Number, previous?.Signature, stored.Text).AsSpan().SequenceEqual(stored.Signature);
        return isSigned && keyBefore is not null && (keyBefore == text.Key || keyBefore == text.KeyBefore) ? AuditSignature.Valid : AuditSignature.Invalid;
    }

    /// <summary>What an entry says; null of one that somebody has destroyed, which ends no run.</summary>
    public static AuditText? TryParse(StoredAuditEntry stored)
    {
        try
        {
            return JsonSerializer.Deserialize(stored.Text, RecordsJsonContext.Default.AuditText);
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

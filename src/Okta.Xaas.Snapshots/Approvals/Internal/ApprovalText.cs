using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Okta.Xaas.Snapshots.Records.Internal;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Approvals.Internal;

/// <summary>An approval as it is stored and signed.</summary>
/// <param name="Approval">What is shown of it.</param>
/// <param name="Marks">The hash of the marks of its changes, so that nobody puts others in their place.</param>
/// <param name="MarkCount">How many these are.</param>
internal sealed record ApprovalText(FeedApproval Approval, string Marks, long MarkCount)
{
    /// <summary>Which entry of the audit trail has the decision; 0 while there is none.</summary>
    public long DecidedIn { get; init; }

    /// <summary>Whether something can still become of it.</summary>
    [JsonIgnore]
    public bool IsOpen => Approval.State is ApprovalState.Waiting or ApprovalState.Approved or ApprovalState.Refused;

    public StoredApproval ToStored(RecordsKey key)
    {
        var json = JsonSerializer.Serialize(this, ApprovalJsonContext.Default.ApprovalText);
        return new(Approval.ApprovalId, IsOpen, json, key.SignApproval(Approval.ApprovalId, json));
    }

    /// <summary>Reads an approval without a look at its signature, as it is only shown.</summary>
    /// <param name="stored">The approval.</param>
    /// <param name="now">The time: one whose own is over is told so, whatever is stored.</param>
    public static ApprovalText Read(StoredApproval stored, DateTimeOffset now)
    {
        ApprovalText? text;
        try
        {
            text = JsonSerializer.Deserialize(stored.Text, ApprovalJsonContext.Default.ApprovalText);
        }
        catch (JsonException)
        {
            text = null;
        }

        if (text is null) throw new SnapshotStoreException($"Approval {stored.Id} is not one of this version of Okta.Xaas.Snapshots, or was changed: use the version that wrote it, or put a backup of the store in its place.");
        return text.IsOpen && text.Approval.ValidUntil <= now ? text with { Approval = text.Approval with { State = ApprovalState.Expired } } : text;
    }

    /// <summary>Reads an approval that something is to be done by.</summary>
    /// <exception cref="SnapshotStoreException">Its signature is not right.</exception>
    public static ApprovalText Read(StoredApproval stored, DateTimeOffset now, RecordsKey key) => IsSigned(stored, key)
        ? Read(stored, now)
        : throw new SnapshotStoreException(
            $"Approval {stored.Id} does not have the signature of the store's key: somebody has changed it. Nothing was done by it. Find out who can write the store; the next run closes it, and the one after asks anew.");

    public static bool IsSigned(StoredApproval stored, RecordsKey key) => key.SignApproval(stored.Id, stored.Text).AsSpan().SequenceEqual(stored.Signature);

    public static string HashOf(IReadOnlyList<byte[]> marks)
    {
        using var sha256 = SHA256.Create();
        foreach (var part in marks) sha256.TransformBlock(part, 0, part.Length, null, 0);
        sha256.TransformFinalBlock([], 0, 0);
        return Convert.ToBase64String(sha256.Hash!);
    }

}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ApprovalText))]
internal sealed partial class ApprovalJsonContext : JsonSerializerContext;

using System.Globalization;
using System.Text.Json;
using Okta.Xaas.Snapshots.Store;

namespace Okta.Xaas.Snapshots.Records.Internal;

/// <summary>The values of a feed's book: their names, and how each is written.</summary>
internal static class FeedValues
{
    public const string LastRun = "run";
    public const string LastSuccess = "success";
    public const string NextRun = "next";
    public const string HeldBack = "held";
    public const string AuditHead = "audit";

    public static string Of(FeedRun run) => JsonSerializer.Serialize(run, RecordsJsonContext.Default.FeedRun);

    public static string? Of(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    public static FeedRun? RunOf(FeedBook book, string name = LastRun)
    {
        if (!book.Values.TryGetValue(name, out var json)) return null;
        try
        {
            return JsonSerializer.Deserialize(json, RecordsJsonContext.Default.FeedRun);
        }
        catch (JsonException exception)
        {
            throw new SnapshotStoreException("What the store knows of the feed's last run is not of this version of Okta.Xaas.Snapshots: use the version that wrote it, or a later one.", exception);
        }
    }

    public static DateTimeOffset? TimeOf(FeedBook book, string name) => book.Values.TryGetValue(name, out var text)
        ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)
            ? time
            : throw new SnapshotStoreException($"The store's value \"{name}\" of the feed is no time. Put a backup in its place, or take the value away.")
        : null;
}

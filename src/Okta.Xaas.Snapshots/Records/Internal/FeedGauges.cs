using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Okta.Xaas.Snapshots.Records.Internal;

/// <summary>How feeds stand, as far as this process knows: by what its runs have done, and by what it has read of the store.</summary>
internal static class FeedGauges
{
    private static readonly Meter Meter = new(TelemetryNames.Meter);

    // One entry for each identity source.
    private static readonly ConcurrentDictionary<string, double> LastSuccess = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, int> Waits = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, HeldBackCounts> Held = new(StringComparer.Ordinal);

    static FeedGauges()
    {
        Meter.CreateObservableGauge(FeedTelemetryNames.LastSuccessGauge, () => LastSuccess.Select(entry => new Measurement<double>(entry.Value, Source(entry.Key))), "s");
        Meter.CreateObservableGauge(FeedTelemetryNames.WaitsForApprovalGauge, () => Waits.Select(entry => new Measurement<int>(entry.Value, Source(entry.Key))));
        Meter.CreateObservableGauge(FeedTelemetryNames.HeldBackGauge, () => Held.SelectMany(entry => Measure(entry.Key, entry.Value)), "{record}");
    }

    public static void Succeeded(string source, DateTimeOffset at) => LastSuccess[source] = at.ToUnixTimeMilliseconds() / 1_000.0;

    public static void WaitsForApproval(string source, bool waits) => Waits[source] = waits ? 1 : 0;

    public static void HeldBack(string source, HeldBackCounts counts) => Held[source] = counts;

    private static IEnumerable<Measurement<long>> Measure(string source, HeldBackCounts counts)
    {
        foreach (var (entity, count) in new[]
        {
            ("user", counts.Users), ("group", counts.Groups), ("device", counts.Devices), ("membership", counts.Memberships), ("waiting", counts.Waiting), ("protected", counts.Protected),
        })
        {
            yield return new(count, Source(source), new(FeedTelemetryNames.EntityTag, entity));
        }
    }

    private static KeyValuePair<string, object?> Source(string source) => new(TelemetryNames.IdentitySourceTag, source);
}

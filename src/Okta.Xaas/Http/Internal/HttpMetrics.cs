using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Okta.Xaas.Http.Internal;

/// <summary>What is measured of requests.</summary>
internal static class HttpMetrics
{
    private static readonly Meter Meter = new(TelemetryNames.Meter);

    // One entry for each org and group of endpoints.
    private static readonly ConcurrentDictionary<(string Host, string Group), int> Remaining = new();

    static HttpMetrics() => Meter.CreateObservableGauge(TelemetryNames.RateLimitRemainingGauge, Observe, "{request}");

    /// <summary>Keeps what the last answer told.</summary>
    public static void RateLimitRemaining(string host, string group, int remaining) => Remaining[(host, group)] = remaining;

    private static IEnumerable<Measurement<int>> Observe() => Remaining.Select(entry => new Measurement<int>(
        entry.Value, new(TelemetryNames.ServerAddressTag, entry.Key.Host), new(TelemetryNames.RateLimitGroupTag, entry.Key.Group)));
}

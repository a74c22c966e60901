using System.Diagnostics;
using System.Diagnostics.Metrics;
using Okta.Xaas.Snapshots.Records.Internal;

namespace Okta.Xaas.Snapshots.Synchronization.Internal;

/// <summary>What is measured of runs.</summary>
internal static class FeedMetrics
{
    public static readonly ActivitySource Activities = new(TelemetryNames.ActivitySource);

    // A run of a few changes takes seconds; one with a session waits for Okta's cooldown, and a first import takes hours.
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 28_800] };

    private static readonly Meter Meter = new(TelemetryNames.Meter);
    private static readonly Counter<long> Runs = Meter.CreateCounter<long>(FeedTelemetryNames.RunsCounter, "{run}");
    private static readonly Histogram<double> RunDuration = Meter.CreateHistogram(FeedTelemetryNames.RunDurationHistogram, "s", advice: Durations);
    private static readonly Histogram<double> PlanDuration = Meter.CreateHistogram(FeedTelemetryNames.PlanDurationHistogram, "s", advice: Durations);
    private static readonly Counter<long> PlannedChanges = Meter.CreateCounter<long>(FeedTelemetryNames.PlannedCounter, "{change}");
    private static readonly Counter<long> SafeguardStops = Meter.CreateCounter<long>(FeedTelemetryNames.SafeguardStopsCounter, "{stop}");
    private static readonly Counter<long> RecoveredSessions = Meter.CreateCounter<long>(FeedTelemetryNames.RecoveredCounter, "{session}");

    public static void Ended(string source, string outcome, string? errorType, TimeSpan duration)
    {
        var tags = new TagList { Source(source), new(TelemetryNames.OutcomeTag, outcome) };
        RunDuration.Record(duration.TotalSeconds, tags);
        if (errorType is not null) tags.Add(TelemetryNames.ErrorTypeTag, errorType);
        Runs.Add(1, tags);
    }

    public static void Planned(string source, PlanSummary plan, TimeSpan duration)
    {
        PlanDuration.Record(duration.TotalSeconds, Source(source));
        FeedGauges.HeldBack(source, plan.HeldBackCounts);
        foreach (var (entity, counts) in new[] { ("user", plan.Users), ("group", plan.Groups), ("device", plan.Devices), ("membership", plan.Memberships) })
        {
            foreach (var (action, count) in new[] { ("add", counts.Added), ("update", counts.Updated), ("resend", counts.Resent), ("delete", counts.Deleted) })
            {
                if (count > 0) PlannedChanges.Add(count, Source(source), new(FeedTelemetryNames.EntityTag, entity), new(FeedTelemetryNames.ActionTag, action));
            }
        }
    }

    public static void Stopped(string source, IEnumerable<SafeguardHit> hits)
    {
        foreach (var safeguard in hits.Select(hit => hit.Safeguard).Distinct()) SafeguardStops.Add(1, Source(source), new(FeedTelemetryNames.SafeguardTag, safeguard.ToString()));
    }

    public static void Recovered(string source, IEnumerable<RecoveredSession> sessions)
    {
        foreach (var session in sessions) RecoveredSessions.Add(1, Source(source), new(TelemetryNames.OutcomeTag, session.Outcome.ToString()));
    }

    private static KeyValuePair<string, object?> Source(string source) => new(TelemetryNames.IdentitySourceTag, source);
}

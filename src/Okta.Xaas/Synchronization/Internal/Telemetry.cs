using System.Diagnostics;
using System.Diagnostics.Metrics;
using Okta.Xaas.Batching;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The process's ActivitySource and Meter, and what is reported through them.</summary>
internal static class Telemetry
{
    public static readonly ActivitySource Activities = new(TelemetryNames.ActivitySource);

    // Sessions and waits take minutes: the cooldown is five of them, and an import of many people takes an hour.
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 15, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200] };

    private static readonly Meter Meter = new(TelemetryNames.Meter);
    private static readonly Counter<long> Changes = Meter.CreateCounter<long>(TelemetryNames.ChangesCounter, "{change}");
    private static readonly Counter<long> Batches = Meter.CreateCounter<long>(TelemetryNames.BatchesCounter, "{batch}");
    private static readonly Counter<long> UploadedBytes = Meter.CreateCounter<long>(TelemetryNames.UploadedBytesCounter, "By");
    private static readonly Histogram<double> SessionDuration = Meter.CreateHistogram(TelemetryNames.SessionDurationHistogram, "s", advice: Durations);
    private static readonly Histogram<double> WaitDuration = Meter.CreateHistogram(TelemetryNames.WaitDurationHistogram, "s", advice: Durations);

    public static Activity? StartSession(string source, string sessionId)
    {
        var activity = Activities.StartActivity(TelemetryNames.SessionActivity);
        activity?.SetTag(TelemetryNames.IdentitySourceTag, source);
        activity?.SetTag(TelemetryNames.SessionTag, sessionId);
        return activity;
    }

    public static Activity? StartUpload(Activity? session, string sessionId, Batch batch)
    {
        var activity = Activities.StartActivity(TelemetryNames.UploadActivity, ActivityKind.Client, session?.Context ?? default);
        activity?.SetTag(TelemetryNames.SessionTag, sessionId);
        activity?.SetTag(TelemetryNames.KindTag, batch.Kind.ToString());
        activity?.SetTag(TelemetryNames.EntitiesTag, batch.EntityCount);
        activity?.SetTag(TelemetryNames.BytesTag, batch.ByteCount);
        return activity;
    }

    public static void CountBatch(string source, Batch batch)
    {
        var kind = new KeyValuePair<string, object?>(TelemetryNames.KindTag, batch.Kind.ToString());
        Batches.Add(1, Source(source), kind);
        UploadedBytes.Add(batch.ByteCount, Source(source), kind);
    }

    public static void CountChanges(string source, ChangeKind kind, string outcome, long count) =>
        Changes.Add(count, Source(source), new(TelemetryNames.KindTag, kind.ToString()), new(TelemetryNames.OutcomeTag, outcome));

    public static void RecordSession(string source, SessionReport report)
    {
        if (report.FinishedAt is { } finished)
            SessionDuration.Record((finished - report.CreatedAt).TotalSeconds, Source(source), new(TelemetryNames.OutcomeTag, report.Outcome.ToString()));
    }

    public static void RecordWait(string source, WaitReason reason, TimeSpan duration) =>
        WaitDuration.Record(duration.TotalSeconds, Source(source), new(TelemetryNames.WaitReasonTag, reason.ToString()));

    /// <summary>Marks an activity as failed by the type of the fault: its text could hold what Okta echoed.</summary>
    public static void Fail(this Activity? activity, Exception exception) =>
        activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name).SetTag(TelemetryNames.ErrorTypeTag, ErrorTypes.Of(exception));

    private static KeyValuePair<string, object?> Source(string source) => new(TelemetryNames.IdentitySourceTag, source);
}

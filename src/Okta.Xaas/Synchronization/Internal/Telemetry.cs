using System.Diagnostics;
using System.Diagnostics.Metrics;
using Okta.Xaas.Batching;
using Okta.Xaas.Changes;
using Okta.Xaas.Diagnostics;
using Okta.Xaas.Results;

namespace Okta.Xaas.Synchronization.Internal;

/// <summary>The process's ActivitySource and Meter, and what is reported through them.</summary>
internal static class Telemetry
{
    public static readonly ActivitySource Activities = new(TelemetryNames.ActivitySource);

    private static readonly Meter Meter = new(TelemetryNames.Meter);
    private static readonly Counter<long> Changes = Meter.CreateCounter<long>(TelemetryNames.ChangesCounter, "{change}");
    private static readonly Counter<long> Batches = Meter.CreateCounter<long>(TelemetryNames.BatchesCounter, "{batch}");
    private static readonly Counter<long> UploadedBytes = Meter.CreateCounter<long>(TelemetryNames.UploadedBytesCounter, "By");
    private static readonly Histogram<double> SessionDuration = Meter.CreateHistogram<double>(TelemetryNames.SessionDurationHistogram, "s");
    private static readonly Histogram<double> WaitDuration = Meter.CreateHistogram<double>(TelemetryNames.WaitDurationHistogram, "s");

    public static Activity? StartSession(string sessionId)
    {
        var activity = Activities.StartActivity(TelemetryNames.SessionActivity);
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

    public static void CountBatch(Batch batch)
    {
        var kind = new KeyValuePair<string, object?>(TelemetryNames.KindTag, batch.Kind.ToString());
        Batches.Add(1, kind);
        UploadedBytes.Add(batch.ByteCount, kind);
    }

    public static void CountChanges(ChangeKind kind, string outcome, long count) =>
        Changes.Add(count, new(TelemetryNames.KindTag, kind.ToString()), new(TelemetryNames.OutcomeTag, outcome));

    public static void RecordSession(SessionReport report)
    {
        if (report.FinishedAt is { } finished)
            SessionDuration.Record((finished - report.CreatedAt).TotalSeconds, new KeyValuePair<string, object?>(TelemetryNames.OutcomeTag, report.Outcome.ToString()));
    }

    public static void RecordWait(WaitReason reason, TimeSpan duration) =>
        WaitDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(TelemetryNames.WaitReasonTag, reason.ToString()));

    /// <summary>Marks an activity as failed by the type of the fault: its text could hold what Okta echoed.</summary>
    public static void Fail(this Activity? activity, Exception exception) => activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
}

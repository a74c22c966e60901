using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Okta.Xaas.Tests.Support;

/// <summary>Keeps all activities and measurements of the process, whoever makes them.</summary>
internal sealed class CollectingTelemetry : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public CollectingTelemetry()
    {
        _activities = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Activities.Enqueue(Describe(activity)),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>(Record);
        _meters.SetMeasurementEventCallback<int>(Record);
        _meters.SetMeasurementEventCallback<double>(Record);
        _meters.Start();
    }

    public ConcurrentQueue<string> Activities { get; } = new();

    public ConcurrentQueue<string> Measurements { get; } = new();

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private static string Describe(Activity activity) =>
        $"{activity.OperationName} {activity.DisplayName} {activity.Status} {activity.StatusDescription} {Describe(activity.TagObjects)} {Describe(activity.Baggage)} "
        + string.Join(", ", activity.Events.Select(e => $"{e.Name} {Describe(e.Tags)}"));

    private static string Describe<T>(IEnumerable<KeyValuePair<string, T>> tags) => string.Join(", ", tags.Select(t => $"{t.Key}={t.Value}"));

    private void Record<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        Measurements.Enqueue($"{instrument.Name} {measurement} {Describe(tags.ToArray())}");
}

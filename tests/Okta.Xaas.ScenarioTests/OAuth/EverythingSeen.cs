using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace Okta.Xaas.ScenarioTests.OAuth;

/// <summary>Keeps all that anybody can see of a run: logs of every level, activities, measurements, and what event sources of the token library tell.</summary>
internal sealed class EverythingSeen : EventListener, ILoggerFactory, ILogger
{
    // Made by the first use: the base class tells of event sources before this class's own fields are set.
    private static readonly ConcurrentQueue<string> Events = new();

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();

    public EverythingSeen()
    {
        _activities = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => _lines.Enqueue($"{a.OperationName} {a.DisplayName} {a.StatusDescription} {Pairs(a.TagObjects)} {Pairs(a.Baggage)} {string.Join(' ', a.Events.Select(e => e.Name + Pairs(e.Tags)))}"),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>(Record);
        _meters.SetMeasurementEventCallback<double>(Record);
        _meters.Start();
    }

    // Enumerated, not copied into an array of a size asked for before: other tests' events arrive meanwhile.
    public string Text => string.Join('\n', _lines.Concat(Events));

    public int Lines => _lines.Count;

    public void Note(object? what) => _lines.Enqueue($"{what}");

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Note(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{eventId} {formatter(state, exception)} {(state is IEnumerable<KeyValuePair<string, object?>> values ? Pairs(values) : "")} {exception}");

    public override void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name.Contains("IdentityModel", StringComparison.Ordinal)) EnableEvents(eventSource, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) => Events.Enqueue($"{eventData.EventName} {eventData.Message} {string.Join(' ', eventData.Payload ?? new([]))}");

    private static string Pairs<T>(IEnumerable<KeyValuePair<string, T>> values) => string.Join(", ", values.Select(v => $"{v.Key}={v.Value}"));

    private void Record<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        _lines.Enqueue($"{instrument.Name} {measurement} {Pairs<object?>(tags.ToArray())}");
}
